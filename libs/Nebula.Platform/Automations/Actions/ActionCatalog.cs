using Nebula.Platform.Errors;

namespace Nebula.Platform.Automations.Actions;

/// <summary>The kinds of actions that there are.</summary>
internal sealed class ActionCatalog(IEnumerable<IAutomationAction> actions)
{
    private readonly Dictionary<string, IAutomationAction> _byKind = actions.ToDictionary(action => action.Description.Kind, StringComparer.Ordinal);

    public IReadOnlyList<ActionDescription> Descriptions { get; } = [.. actions.Select(action => action.Description)];

    /// <summary>Null for a kind of another version.</summary>
    public IAutomationAction? Find(string kind) => _byKind.GetValueOrDefault(kind);

    public string Suggest(string kind) => $"There is no action '{kind}'. {Suggestion.For(kind, _byKind.Keys, "known")}";
}
