using System.Text.Json.Serialization;

namespace Nebula.Platform.Identity.Sessions;

/// <summary>A signed-in browser.</summary>
public sealed record Session
{
    /// <summary>A session ends so long after its login, whatever happens.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    /// <summary>A session ends when it was not used for so long.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(7);

    /// <summary>A dangerous act needs a login or a confirmation no older than this.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(10);

    public required Guid Id { get; init; }

    public required Guid UserId { get; init; }

    public required string UserName { get; init; }

    public required Role Role { get; init; }

    /// <summary>What a mutation must repeat in the header X-CSRF-Token.</summary>
    public required string CsrfToken { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When the person last proved who it is. Never, in a copy that an older version left in Redis.</summary>
    public DateTimeOffset AuthenticatedAt { get; init; }

    /// <summary>Written at most once a minute.</summary>
    public required DateTimeOffset LastSeenAt { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>Whether the user has an authenticator app that was proved.</summary>
    public bool HasSecondFactor { get; init; }

    /// <summary>Proved by a passkey, which is device and person in one.</summary>
    public bool ByPasskey { get; init; }

    /// <summary>The installation asks this user for a second factor, and there is none: only the own account is open. Never stored.</summary>
    [JsonIgnore]
    public bool SecondFactorMissing { get; init; }

    public DateTimeOffset IdleExpiresAt() => LastSeenAt + IdleLifetime;

    public bool IsFreshAt(DateTimeOffset now) => now - AuthenticatedAt < FreshFor;

    public bool IsAliveAt(DateTimeOffset now) => now < ExpiresAt && now < IdleExpiresAt();

    public Principal ToPrincipal() => new()
    {
        Kind = PrincipalKind.User,
        UserId = UserId,
        SessionId = Id,
        Name = UserName,
        Role = Role,
        Granted = SecondFactorMissing ? RolePermissions.Unproved : RolePermissions.Of(Role),
    };
}
