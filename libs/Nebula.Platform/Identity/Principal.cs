namespace Nebula.Platform.Identity;

/// <summary>The caller of a request, and what it may do.</summary>
public sealed record Principal
{
    public required PrincipalKind Kind { get; init; }

    /// <summary>The user's id, also of the one for whom an API key acts; null for all others.</summary>
    public Guid? UserId { get; init; }

    /// <summary>The session's id; null unless the caller came with a session cookie.</summary>
    public Guid? SessionId { get; init; }

    /// <summary>The key's id; null unless <see cref="Kind"/> is <see cref="PrincipalKind.ApiKey"/>.</summary>
    public Guid? ApiKeyId { get; init; }

    public required string Name { get; init; }

    public Role? Role { get; init; }

    /// <summary>Permission names as in <see cref="Permissions"/>.</summary>
    public required IReadOnlySet<string> Granted { get; init; }

    public static Principal Public { get; } = new()
    {
        Kind = PrincipalKind.Public,
        Name = "public",
        Granted = new HashSet<string>(),
    };

    public bool Has(string permission) => Granted.Contains(permission);
}
