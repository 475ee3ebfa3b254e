namespace Nebula.Platform.Automations.Actions;

/// <summary>What automations can do here, and what texts may quote of an event.</summary>
/// <param name="Kinds">The kinds of actions.</param>
/// <param name="Placeholders">Names for texts, without braces; <c>event.data.</c> is followed by a member of the event's data.</param>
/// <param name="Fields">What conditions can ask for.</param>
public sealed record ActionKinds(IReadOnlyList<ActionDescription> Kinds, IReadOnlyList<string> Placeholders, IReadOnlyList<string> Fields);
