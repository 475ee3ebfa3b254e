using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Events.Kinds;

/// <summary>Automations and rules that go on with the rights of a user who has lost them, by name.</summary>
public sealed record LeftBehind(IReadOnlyList<string> Automations, IReadOnlyList<string> Rules)
{
    private const int Most = 20;

    /// <summary>Null when there are none.</summary>
    public static LeftBehind? Of(LastSaved left) => left.Automations.Count + left.Rules.Count == 0 ? null : new(Names(left.Automations), Names(left.Rules));

    /// <summary>For the end of a title.</summary>
    public override string ToString() => (Automations.Count, Rules.Count) switch
    {
        (_, 0) => $" What {Quote(Automations)} may do stays as it was.",
        (0, _) => $" What {Quote(Rules)} tells stays as it was.",
        _ => $" What {Quote([.. Automations, .. Rules])} may do and tell stays as it was.",
    };

    private static string Quote(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(3).Select(name => $"'{name}'")) + (names.Count > 3 ? " and others" : "");

    private static string[] Names(IReadOnlyList<SavedThing> things) => [.. things.Take(Most).Select(thing => thing.Name)];
}
