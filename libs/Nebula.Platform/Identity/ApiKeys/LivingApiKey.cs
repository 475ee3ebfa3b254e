namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>A key that somebody showed, with its user as the user now is.</summary>
public sealed record LivingApiKey
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required Guid UserId { get; init; }

    public required string UserName { get; init; }

    public required Role Role { get; init; }

    public required string[] Permissions { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsAliveAt(DateTimeOffset now) => ExpiresAt is null || now < ExpiresAt;

    public Principal ToPrincipal() => new()
    {
        Kind = PrincipalKind.ApiKey,
        UserId = UserId,
        ApiKeyId = Id,
        Name = $"key '{Name}' of {UserName}",
        Role = Role,
        Granted = ApiKeyScopes.Effective(Permissions, Role),
    };
}
