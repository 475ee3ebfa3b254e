namespace Nebula.Platform.Identity.Users;

/// <summary>A user as the list of users shows it.</summary>
public sealed record UserEntry
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Role Role { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Since when the user cannot sign in; null when it can.</summary>
    public DateTimeOffset? DisabledAt { get; init; }

    /// <summary>When one of its living sessions was last used; null when it has none.</summary>
    public DateTimeOffset? LastSeenAt { get; init; }

    /// <summary>Living sessions.</summary>
    public required int Sessions { get; init; }

    /// <summary>Asked for a code at every login.</summary>
    public bool SecondFactor { get; init; }
}
