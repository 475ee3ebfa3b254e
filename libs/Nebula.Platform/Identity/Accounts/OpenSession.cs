namespace Nebula.Platform.Identity.Accounts;

/// <summary>One of a user's own sessions, as the user sees it.</summary>
public sealed record OpenSession
{
    public required Guid Id { get; init; }

    /// <summary>The browser and its system, as it says itself: "Firefox on Linux".</summary>
    public required string Browser { get; init; }

    /// <summary>From where it signed in.</summary>
    public required string Address { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>To the minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    /// <summary>The session that asks.</summary>
    public required bool IsThis { get; init; }
}
