namespace Nebula.Platform.Identity.Users;

/// <summary>
/// What a user, or a key of that user, was the last to save. It goes on with the rights it was saved with when the user loses them, so
/// whoever takes them away is told.
/// </summary>
/// <param name="Automations">By name.</param>
/// <param name="Rules">Rules of notifications, by name.</param>
public sealed record LastSaved(IReadOnlyList<SavedThing> Automations, IReadOnlyList<SavedThing> Rules);
