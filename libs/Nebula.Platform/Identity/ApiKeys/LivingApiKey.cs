using System.Collections.Frozen;
using System.Text.Json.Serialization;

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

    /// <summary>Whether the user has an authenticator app that was proved.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>As of a session: the installation asks this user for a second factor, and there is none. Never stored.</summary>
    [JsonIgnore]
    public bool SecondFactorMissing { get; init; }

    public bool IsAliveAt(DateTimeOffset now) => ExpiresAt is null || now < ExpiresAt;

    public Principal ToPrincipal() => new()
    {
        Kind = PrincipalKind.ApiKey,
        UserId = UserId,
        ApiKeyId = Id,
        Name = $"key '{Name}' of {UserName}",
        Role = Role,
        Granted = SecondFactorMissing ? FrozenSet<string>.Empty : ApiKeyScopes.Effective(Permissions, Role),
    };
}
