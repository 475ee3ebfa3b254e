namespace Nebula.Platform.Identity.Users;

/// <summary>A page of the list of users, by name.</summary>
/// <param name="Items">The users.</param>
/// <param name="Next">What the next page begins after; null on the last.</param>
public sealed record UserPage(IReadOnlyList<UserEntry> Items, string? Next);
