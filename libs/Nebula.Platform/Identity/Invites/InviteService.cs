using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity.Sessions;
using Nebula.Platform.Identity.Throttling;
using Nebula.Platform.Identity.Users;
using Npgsql;

namespace Nebula.Platform.Identity.Invites;

/// <summary>Invitations: one-time links that make a user of one name and one role, whose password only that user knows.</summary>
public sealed class InviteService
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(3);

    /// <summary>Open invitations at a time; more are not listed and not made.</summary>
    public const int MaxOpen = 100;

    /// <summary>Wrong or dead links per address and five minutes.</summary>
    public const int AttemptsPerAddress = 20;

    private readonly NpgsqlDataSource _database;
    private readonly UserDirectory _users;
    private readonly LoginThrottle _throttle;
    private readonly SessionService _sessions;
    private readonly IdentityTransactions _transactions;
    private readonly TimeProvider _time;

    internal InviteService(
        NpgsqlDataSource database, UserDirectory users, LoginThrottle throttle, SessionService sessions, IdentityTransactions transactions, TimeProvider time) =>
        (_database, _users, _throttle, _sessions, _transactions, _time) = (database, users, throttle, sessions, transactions, time);

    private static Error Dead => Error.Forbidden("invite_dead", "This invitation was used, withdrawn or has expired. Ask for a new one.");

    public async Task<InviteList> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return new InviteList(await InviteRows.ListAsync(connection, _time.GetUtcNow(), MaxOpen, cancellationToken));
    }

    /// <summary>Makes an invitation; an older one for the same name is dead then.</summary>
    public async Task<Result<InviteLink>> CreateAsync(string name, Role role, Principal by, Actor actor, CancellationToken cancellationToken)
    {
        var allowed = UserAuthority.Check(by, role);
        if (!allowed.IsSuccess)
        {
            return allowed.Error;
        }

        var (read, wrong) = await _users.ReadNameAsync(name, cancellationToken);
        if (wrong is not null)
        {
            return Error.Invalid("user_invalid", "The name cannot be taken.", wrong);
        }

        return await _transactions.RunAsync(transaction => InsertAsync(transaction, read, role, by, actor), cancellationToken);
    }

    public Task<Result> WithdrawAsync(Guid id, Principal by, Actor actor, CancellationToken cancellationToken) => _transactions.RunAsync(
        async transaction =>
        {
            var now = await UserAuthority.ReadAgainAsync(transaction, by);
            if (await InviteRows.LockAsync(transaction, id) is not { } invite)
            {
                return Error.NotFound("invite_not_found", "There is no such invitation; it may have been used.");
            }

            var allowed = UserAuthority.Check(now, invite.Role);
            if (!allowed.IsSuccess)
            {
                return allowed;
            }

            await InviteRows.DeleteAsync(transaction, id);
            await transaction.AuditAsync(EntryOf(actor, AuditActions.InviteWithdrawn, invite));
            return Result.Success;
        },
        cancellationToken);

    /// <summary>Whom a link invites, for the page that it opens.</summary>
    public async Task<Result<Invite>> LookAsync(string token, System.Net.IPAddress address, CancellationToken cancellationToken)
    {
        var admitted = await _throttle.AdmitAddressAsync("invite", address, AttemptsPerAddress);
        if (!admitted.IsSuccess)
        {
            return admitted.Error;
        }

        if (!SecretToken.IsPlausible(token))
        {
            return Dead;
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        if (await InviteRows.FindAsync(connection, SecretToken.HashOf(token), _time.GetUtcNow(), cancellationToken) is not { } invite)
        {
            return Dead;
        }

        // The link is good: what follows is its holder correcting a form, which is not guessing.
        await _throttle.ForgiveAddressAsync("invite", address);
        return invite;
    }

    /// <summary>Uses the invitation up, makes the user and signs it in.</summary>
    public async Task<Result<OpenedSession>> AcceptAsync(InviteClaim claim, Actor actor, CancellationToken cancellationToken)
    {
        var invite = await LookAsync(claim.Token, claim.Address, cancellationToken);
        if (!invite.IsSuccess)
        {
            return invite.Error;
        }

        var user = await _users.PrepareAsync(new UserDraft(invite.Value.Name, invite.Value.Role, claim.Password), cancellationToken);
        if (!user.IsSuccess)
        {
            return user.Error;
        }

        var self = actor with { Kind = PrincipalKind.User, Id = user.Value.Id.ToString(), Name = user.Value.Name };
        var created = await _transactions.RunAsync<UserEntry>(
            async transaction =>
            {
                if (await InviteRows.TakeAsync(transaction, SecretToken.HashOf(claim.Token)) is not { } taken)
                {
                    return Dead;
                }

                await transaction.AuditAsync(EntryOf(self, AuditActions.InviteAccepted, taken));
                return await UserDirectory.InsertAsync(transaction, user.Value, self);
            },
            cancellationToken);
        if (!created.IsSuccess)
        {
            return created.Error;
        }

        var made = new User { Id = created.Value.Id, Name = created.Value.Name, Role = created.Value.Role };
        var draft = new SessionDraft(made, SignInMethod.Invite, claim.Address, claim.UserAgent) { TraceId = actor.TraceId };
        return await _sessions.OpenAsync(draft, cancellationToken);
    }

    private static async Task<Result<InviteLink>> InsertAsync(IdentityTransaction transaction, string name, Role role, Principal by, Actor actor)
    {
        if (UserAuthority.Check(await UserAuthority.ReadAgainAsync(transaction, by), role) is { IsSuccess: false } refused)
        {
            return refused.Error;
        }

        var key = UserName.KeyOf(name);
        if (await UserRows.ExistsAsync(transaction, key))
        {
            return Error.Conflict("user_exists", $"There is a user of the name {name} already.");
        }

        await InviteRows.ClearAsync(transaction, key);
        if ((await InviteRows.ListAsync(transaction.Connection, transaction.Now, MaxOpen, transaction.Cancellation)).Count == MaxOpen)
        {
            return Error.Conflict("invites_full", $"There are {MaxOpen} open invitations. Withdraw some.");
        }

        var token = SecretToken.Create();
        var invite = new Invite
        {
            Id = Guid.CreateVersion7(transaction.Now),
            Name = name,
            Role = role,
            CreatedAt = transaction.Now,
            ExpiresAt = transaction.Now + Lifetime,
        };
        await InviteRows.InsertAsync(transaction, invite, key, SecretToken.HashOf(token), by.UserId);
        await transaction.AuditAsync(EntryOf(actor, AuditActions.InviteCreated, invite) with { After = invite });
        return new InviteLink(token, invite);
    }

    private static AuditEntry EntryOf(Actor actor, string action, Invite invite) =>
        new(actor, action, AuditOutcome.Done) { Target = $"invite:{invite.Id}", TargetName = invite.Name };
}
