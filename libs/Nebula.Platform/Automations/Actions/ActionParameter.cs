using System.Text.Json.Serialization;

namespace Nebula.Platform.Automations.Actions;

/// <summary>One thing that an action has to be told, for the form and for the check alike.</summary>
/// <param name="Name">In JSON: <c>url</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Label">For people.</param>
/// <param name="Description">One sentence.</param>
public sealed record ActionParameter(string Name, ActionParameterKind Kind, string Label, string Description)
{
    public bool Required { get; init; }

    /// <summary>Characters.</summary>
    public int MaxLength { get; init; } = 2000;

    /// <summary>Whether it may have placeholders such as <c>{event.title}</c>.</summary>
    public bool Placeholders { get; init; }

    /// <summary>What there is to choose from.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    [JsonIgnore]
    internal bool IsSealed => Kind is ActionParameterKind.Secret or ActionParameterKind.Address;
}
