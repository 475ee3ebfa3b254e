using System.Net;
using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity.Invites;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Users;
using Npgsql;

namespace Nebula.Platform.Identity.Oidc;

/// <summary>
/// Which user somebody is whom the provider vouches for. Found by issuer and subject alone: a name or an e-mail address may be anybody's.
/// </summary>
public sealed class OidcUsers
{
    private readonly IOptionsMonitor<OidcOptions> _options;
    private readonly UserDirectory _directory;
    private readonly UserStore _store;
    private readonly NpgsqlDataSource _database;
    private readonly IdentityTransactions _transactions;

    internal OidcUsers(
        IOptionsMonitor<OidcOptions> options, UserDirectory directory, UserStore store, NpgsqlDataSource database, IdentityTransactions transactions) =>
        (_options, _directory, _store, _database, _transactions) = (options, directory, store, database, transactions);

    private string Provider => _options.CurrentValue.Name;

    private Error Unknown => Error.Forbidden(
        "oidc_unknown", $"No user here is linked with this account of {Provider}. Sign in with your password and link it on the account page.");

    private Error NoRole => Error.Forbidden("oidc_no_role", $"{Provider} has you in no group that may sign in here.");

    public async Task<LinkedIdentity?> FindAsync(Guid userId, CancellationToken cancellationToken)
    {
        if (_options.CurrentValue.Issuer is not { Length: > 0 } issuer)
        {
            return null;
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await OidcRows.FindAsync(connection, userId, issuer.TrimEnd('/'), cancellationToken);
    }

    /// <summary>The linked account's user goes on with the password alone, if there is one.</summary>
    public Task<Result> UnlinkAsync(Session own, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            var issuer = (_options.CurrentValue.Issuer ?? "").TrimEnd('/');
            if (await OidcRows.IsOnlyWayAsync(transaction, own.UserId, issuer))
            {
                return Error.Conflict("password_missing", "You have no password, so nothing would be left to sign in with. ./nebula user reset-password gives you one.");
            }

            if (await OidcRows.UnlinkAsync(transaction, own.UserId, issuer) is not { } name)
            {
                return Error.NotFound("identity_not_found", "No account is linked.");
            }

            // Whoever came in by that account is out with it.
            await UserRows.RaiseVersionAsync(transaction, own.UserId);
            await transaction.EndOtherSessionsAsync(own);
            await transaction.TellAsync(new IdentityUnlinked(own.UserId, own.UserName, Provider), actor);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.IdentityUnlinked, own.UserId, own.UserName) with { Before = new { account = name } });
            return Result.Success;
        },
        cancellationToken);

    /// <summary>Whether the user has a password that somebody can know.</summary>
    public Task<bool> HasPasswordAsync(Guid userId, CancellationToken cancellationToken) => _store.HasPasswordAsync(userId, cancellationToken);

    /// <summary>The session goes on as a fresh one, if the account is its user's.</summary>
    internal Task<Result<OpenedSession>> ConfirmAsync(
        OidcIdentity identity, Session own, IPAddress address, string? traceId, CancellationToken cancellationToken) => _transactions.RunAsync<OpenedSession>(
        async transaction =>
        {
            var known = Normal(identity);
            if (await OidcRows.FindUserAsync(transaction, known) != own.UserId || await UserRows.LockAsync(transaction, own.UserId) is not { DisabledAt: null } user)
            {
                return Error.Forbidden("oidc_another", $"That account of {Provider} is not the one that is linked with you.");
            }

            await OidcRows.TouchAsync(transaction, known);
            var actor = ActorOf(user, address, traceId);
            await transaction.AuditAsync(new AuditEntry(actor, AuditActions.SessionConfirmed, AuditOutcome.Done)
            {
                Target = $"session:{own.Id}",
                Detail = "By the identity provider.",
            });
            return await transaction.ConfirmAsync(own) is { } renewed
                ? renewed
                : Error.Unauthorized("session_expired", "The session has ended. Sign in again.");
        },
        cancellationToken);

    internal Task<Result> LinkAsync(OidcIdentity identity, Guid session, IPAddress address, string? traceId, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            var known = Normal(identity);
            if (await OidcRows.UserOfSessionAsync(transaction, session) is not { } id || await UserRows.LockAsync(transaction, id) is not { DisabledAt: null } user)
            {
                return Error.Unauthorized("session_expired", "The session in which you began has ended. Sign in again.");
            }

            if (!await OidcRows.LinkAsync(transaction, known, id, placeholder: null))
            {
                return Error.Conflict("identity_linked", $"This account of {Provider} belongs to a user already, or you have linked another one.");
            }

            var actor = ActorOf(user, address, traceId);
            await transaction.AuditAsync(LinkedEntry(actor, user, known));
            await transaction.TellAsync(new IdentityLinked(id, user.Name, Provider), actor);
            return Result.Success;
        },
        cancellationToken);

    /// <summary>The user, with the role that the groups give now.</summary>
    internal async Task<Result<User>> AdmitAsync(OidcIdentity identity, IPAddress address, string? traceId, CancellationToken cancellationToken)
    {
        var settings = _options.CurrentValue;
        var roles = GroupRoles.Parse(settings.Roles).Value!;
        var known = Normal(identity);
        var role = roles.Of(known.Groups);
        var found = await _transactions.RunAsync<User?>(
            transaction => AdmitKnownAsync(transaction, known, roles.IsConfigured, role, address, traceId), cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        if (found.Value is { } user)
        {
            // The lost role is written, which is why the refusal comes only here.
            return roles.IsConfigured && role is null && user.Role != Role.Owner ? NoRole : user;
        }

        if (!settings.CreateUsers)
        {
            return Unknown;
        }

        return role is { } given ? await CreateAsync(known, given, address, traceId, cancellationToken) : NoRole;
    }

    private static async Task<Result<User?>> AdmitKnownAsync(
        IdentityTransaction transaction, OidcIdentity identity, bool byGroups, Role? role, IPAddress address, string? traceId)
    {
        if (await OidcRows.FindUserAsync(transaction, identity) is not { } id || await UserRows.LockAsync(transaction, id) is not { } user)
        {
            return (User?)null;
        }

        if (user.DisabledAt is not null)
        {
            return Error.Forbidden("oidc_unknown", "This user cannot sign in.");
        }

        if (!await OidcRows.TouchAsync(transaction, identity))
        {
            return (User?)null;
        }

        return byGroups && user.Role != Role.Owner
            ? await ChangeRoleAsync(transaction, user, role ?? Role.Viewer, role is null, ActorOf(user, address, traceId))
            : user;
    }

    private static async Task<User> ChangeRoleAsync(IdentityTransaction transaction, User user, Role role, bool isOut, Actor actor)
    {
        if (user.Role != role)
        {
            await UserRows.SetRoleAsync(transaction, user.Id, role);
            await InviteRows.DeleteByInviterAsync(transaction, user.Id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.UserRoleChanged, user.Id, user.Name) with
            {
                Detail = "By the groups of the identity provider.",
                Before = new { user.Role },
                After = new { Role = role },
            });
            await transaction.TellAsync(new UserRoleChanged(user.Id, user.Name, user.Role, role), actor);
        }

        if (isOut || user.Role != role)
        {
            await transaction.EndSessionsAsync(user.Id);
        }

        return await UserRows.LockAsync(transaction, user.Id) ?? user;
    }

    // With a password that nobody knows: until one is given, the provider is the only way in.
    private async Task<Result<User>> CreateAsync(OidcIdentity identity, Role role, IPAddress address, string? traceId, CancellationToken cancellationToken)
    {
        var draft = await _directory.PrepareAsync(new UserDraft(identity.Name, role, SecretToken.Create()), cancellationToken);
        if (!draft.IsSuccess)
        {
            return draft.Error.Code == "user_invalid" ? Error.Forbidden("oidc_name_unfit", $"{Provider} calls you by a name that no user can have here.") : draft.Error;
        }

        var user = new User { Id = draft.Value.Id, Name = draft.Value.Name, Role = role };
        var actor = ActorOf(user, address, traceId);
        return await _transactions.RunAsync<User>(
            async transaction =>
            {
                var created = await UserDirectory.InsertAsync(transaction, draft.Value, actor);
                if (!created.IsSuccess)
                {
                    return Error.Conflict(
                        "oidc_name_taken", $"There is a user called {user.Name} already. If that is you, sign in with your password and link {Provider} on the account page.");
                }

                if (!await OidcRows.LinkAsync(transaction, identity, user.Id, draft.Value.PasswordHash))
                {
                    return Error.Conflict("identity_linked", $"This account of {Provider} was linked at the same moment. Sign in again.");
                }

                await transaction.AuditAsync(LinkedEntry(actor, user, identity));
                return user;
            },
            cancellationToken);
    }

    // Spelled as the setting is, with or without the slash at its end, it is one provider.
    internal static OidcIdentity Normal(OidcIdentity identity) => identity with { Issuer = identity.Issuer.TrimEnd('/') };

    internal static Actor ActorOf(User user, IPAddress address, string? traceId) =>
        new(PrincipalKind.User, user.Id.ToString(), user.Name) { Address = address.ToString(), TraceId = traceId };

    internal static AuditEntry LinkedEntry(Actor actor, User user, OidcIdentity identity) =>
        EntryOf(actor, AuditActions.IdentityLinked, user.Id, user.Name) with { After = new { account = identity.Name, identity.Issuer, identity.Subject } };

    private static AuditEntry EntryOf(Actor actor, string action, Guid userId, string name) =>
        new(actor, action, AuditOutcome.Done) { Target = $"user:{userId}", TargetName = name };
}
