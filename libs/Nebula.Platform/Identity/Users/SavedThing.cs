namespace Nebula.Platform.Identity.Users;

/// <summary>An automation or a rule that goes on without who saved it.</summary>
public sealed record SavedThing(Guid Id, string Name);
