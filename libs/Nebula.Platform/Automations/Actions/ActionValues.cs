namespace Nebula.Platform.Automations.Actions;

/// <summary>The parameters of an action, checked; placeholders are filled in where an event is there.</summary>
public sealed class ActionValues(IReadOnlyDictionary<string, string> values)
{
    /// <exception cref="KeyNotFoundException">It is not a required one and was left out.</exception>
    public string this[string name] => values[name];

    /// <summary>Null when it was left out.</summary>
    public string? Find(string name) => values.GetValueOrDefault(name);
}
