using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Npgsql;

namespace Nebula.Platform.Identity.Setup;

/// <summary>Table <c>setup_tokens</c>, and the birth of the owner.</summary>
internal sealed class SetupStore(NpgsqlDataSource database)
{
    // Held to the end of the transaction: links and claims of this installation happen one after the other.
    private const string OneAtATime = "select pg_advisory_xact_lock(hashtextextended('nebula.setup', 0))";

    private const string OwnerExists = "select exists (select from users where role = 'owner')";

    private const string LinkAlive =
        "select exists (select from setup_tokens where used_at is null and superseded_at is null and expires_at > @now)";

    private const string Supersede = "update setup_tokens set superseded_at = @now where used_at is null and superseded_at is null";

    private const string Insert =
        "insert into setup_tokens (id, token_hash, created_at, expires_at) values (@id, @hash, @now, @expiresAt)";

    private const string Find =
        """
        select id as Id, expires_at as ExpiresAt, used_at as UsedAt, superseded_at as SupersededAt
        from setup_tokens
        where token_hash = @hash
        """;

    private const string Use =
        "update setup_tokens set used_at = @now where id = @tokenId and used_at is null and superseded_at is null and expires_at > @now";

    private const string InsertOwner =
        """
        insert into users (id, name, name_key, role, password_hash, created_at)
        values (@Id, @Name, @NameKey, 'owner', @PasswordHash, @now)
        """;

    public async Task<SetupState> ReadStateAsync(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await connection.QuerySingleAsync<bool>(new CommandDefinition(OwnerExists, cancellationToken: cancellationToken)))
        {
            return new SetupState(Required: false, LinkExpired: false);
        }

        var alive = await connection.QuerySingleAsync<bool>(new CommandDefinition(LinkAlive, new { now }, cancellationToken: cancellationToken));
        return new SetupState(Required: true, LinkExpired: !alive);
    }

    /// <summary>Stores a new link, which ends the older ones. False when there is an owner already.</summary>
    public async Task<bool> CreateAsync(
        Guid id, byte[] hash, DateTimeOffset now, DateTimeOffset expiresAt, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAndLookAsync(connection, transaction, cancellationToken))
        {
            return false;
        }

        await connection.ExecuteAsync(new CommandDefinition(Supersede, new { now }, transaction, cancellationToken: cancellationToken));
        var row = new { id, hash, now, expiresAt };
        await connection.ExecuteAsync(new CommandDefinition(Insert, row, transaction, cancellationToken: cancellationToken));
        var entry = new AuditEntry(actor, AuditActions.SetupLinkCreated, AuditOutcome.Done) { Target = $"setup-link:{id}", After = new { id, expiresAt } };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    public async Task<SetupToken?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<SetupToken>(new CommandDefinition(Find, new { hash }, cancellationToken: cancellationToken));
    }

    /// <summary>Uses the link up and creates the owner, both or neither.</summary>
    public async Task<ClaimOutcome> ClaimAsync(
        Guid tokenId, NewOwner owner, DateTimeOffset now, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await LockAndLookAsync(connection, transaction, cancellationToken))
        {
            return ClaimOutcome.OwnerExists;
        }

        var used = await connection.ExecuteAsync(new CommandDefinition(Use, new { tokenId, now }, transaction, cancellationToken: cancellationToken));
        if (used == 0)
        {
            return ClaimOutcome.TokenGone;
        }

        var row = new { owner.Id, owner.Name, owner.NameKey, owner.PasswordHash, now };
        await connection.ExecuteAsync(new CommandDefinition(InsertOwner, row, transaction, cancellationToken: cancellationToken));
        var entry = new AuditEntry(actor, AuditActions.OwnerCreated, AuditOutcome.Done)
        {
            Target = $"user:{owner.Id}",
            TargetName = owner.Name,
            After = new { owner.Id, owner.Name, Role = Role.Owner },
        };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await EventOutbox.AppendAsync(connection, new SetupDone(owner.Id, owner.Name), actor.Name, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return ClaimOutcome.Created;
    }

    private static async Task<bool> LockAndLookAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(new CommandDefinition(OneAtATime, transaction: transaction, cancellationToken: cancellationToken));
        return await connection.QuerySingleAsync<bool>(new CommandDefinition(OwnerExists, transaction: transaction, cancellationToken: cancellationToken));
    }
}
