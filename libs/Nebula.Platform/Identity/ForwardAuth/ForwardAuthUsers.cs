using System.Net;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Oidc;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;
using Npgsql;

namespace Nebula.Platform.Identity.ForwardAuth;

/// <summary>Which user somebody is whom a listed proxy names: the one who linked that name, and never one who happens to be called so.</summary>
public sealed class ForwardAuthUsers
{
    /// <summary>As an issuer it can be no provider's: those are addresses.</summary>
    public const string Issuer = "forward-auth";

    /// <summary>Sign-ins per address and five minutes.</summary>
    public const int AttemptsPerAddress = 30;

    private const string Provider = "the proxy";

    private readonly NpgsqlDataSource _database;
    private readonly IdentityTransactions _transactions;
    private readonly SessionService _sessions;
    private readonly LoginThrottle _throttle;

    internal ForwardAuthUsers(NpgsqlDataSource database, IdentityTransactions transactions, SessionService sessions, LoginThrottle throttle) =>
        (_database, _transactions, _sessions, _throttle) = (database, transactions, sessions, throttle);

    /// <summary>A session like any other, but not a fresh one: nobody has proved anything to us just now.</summary>
    public async Task<Result<OpenedSession>> SignInAsync(string name, IPAddress address, string userAgent, string? traceId, CancellationToken cancellationToken)
    {
        var admitted = await _throttle.AdmitAddressAsync("forward-auth", address, AttemptsPerAddress);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        var user = await _transactions.RunAsync(transaction => FindUserAsync(transaction, name), cancellationToken);
        if (!user.IsSuccess)
        {
            return user.Error;
        }

        // Behind a proxy that is not trusted with addresses, everybody has the same one.
        await _throttle.ForgiveAddressAsync("forward-auth", address);
        var draft = new SessionDraft(user.Value, SignInMethod.ForwardAuth, address, userAgent) { TraceId = traceId, ProvedAt = DateTimeOffset.UnixEpoch };
        return await _sessions.OpenAsync(draft, cancellationToken);
    }

    public async Task<LinkedIdentity?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await OidcRows.FindAsync(connection, userId, Issuer, cancellationToken);
    }

    public Task<Result> LinkAsync(Session own, string name, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            if (!await OidcRows.LinkAsync(transaction, IdentityOf(name), own.UserId, placeholder: null))
            {
                return Error.Conflict("identity_linked", $"The name {name} belongs to a user already, or you have linked another one.");
            }

            await transaction.AuditAsync(EntryOf(actor, AuditActions.IdentityLinked, own) with { After = new { account = name, Issuer } });
            await transaction.TellAsync(new IdentityLinked(own.UserId, own.UserName, Provider), actor);
            return Result.Success;
        },
        cancellationToken);

    /// <summary>Whoever came in by that name is out with it.</summary>
    public Task<Result> UnlinkAsync(Session own, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            if (await OidcRows.UnlinkAsync(transaction, own.UserId, Issuer) is not { } name)
            {
                return Error.NotFound("identity_not_found", "No name is linked.");
            }

            await UserRows.RaiseVersionAsync(transaction, own.UserId);
            await transaction.EndOtherSessionsAsync(own);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.IdentityUnlinked, own) with { Before = new { account = name, Issuer } });
            await transaction.TellAsync(new IdentityUnlinked(own.UserId, own.UserName, Provider), actor);
            return Result.Success;
        },
        cancellationToken);

    private static async Task<Result<User>> FindUserAsync(IdentityTransaction transaction, string name)
    {
        var identity = IdentityOf(name);
        return await OidcRows.FindUserAsync(transaction, identity) is { } id
            && await UserRows.LockAsync(transaction, id) is { DisabledAt: null } user
            && await OidcRows.TouchAsync(transaction, identity)
                ? user
                : Error.Forbidden("forward_auth_unknown", "No user here is linked with the name by which the proxy let you in. Sign in with your password and link it on the account page.");
    }

    private static OidcIdentity IdentityOf(string name) => new(Issuer, name, name, [], null);

    private static AuditEntry EntryOf(Actor actor, string action, Session own) =>
        new(actor, action, AuditOutcome.Done) { Target = $"user:{own.UserId}", TargetName = own.UserName };
}
