using System.Text.Json;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Platform.Notifications.Channels;

/// <summary>The rules for channels: what may be saved, and that secrets go in and never out.</summary>
public sealed class ChannelService
{
    private const int MaxChannels = 50;

    private readonly NpgsqlDataSource _database;
    private readonly ChannelVault _vault;
    private readonly TimeProvider _time;

    internal ChannelService(NpgsqlDataSource database, ChannelVault vault, TimeProvider time) => (_database, _vault, _time) = (database, vault, time);

    public async Task<ChannelList> ListAsync(IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var rows = await ChannelStore.ListAsync(connection, null, visible, cancellationToken);
        return new ChannelList([.. rows.Select(row => row.ToChannel(_time.GetUtcNow()))]);
    }

    public async Task<Result<Channel>> FindAsync(Guid id, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await ChannelStore.ListAsync(connection, id, visible, cancellationToken) is [var row] ? row.ToChannel(_time.GetUtcNow()) : NotFound(id);
    }

    public async Task<Result<Channel>> CreateAsync(ChannelInput input, Actor actor, CancellationToken cancellationToken)
    {
        var draft = ChannelValidator.Read(input, ChannelSecret.None, new ChannelTarget());
        if (!draft.IsSuccess)
        {
            return draft.Error;
        }

        var now = _time.GetUtcNow();
        var row = await ToRowAsync(Guid.CreateVersion7(now), draft.Value, 1, now, now, actor, cancellationToken);
        if (!row.IsSuccess)
        {
            return row.Error;
        }

        return await ChangeAsync(
            async connection =>
            {
                if (await ChannelStore.CountAsync(connection, cancellationToken) >= MaxChannels)
                {
                    return Error.Conflict("channel_limit", $"There are {MaxChannels} channels, which is the most there can be.");
                }

                await ChannelStore.InsertAsync(connection, row.Value, cancellationToken);
                var made = row.Value.ToChannel(now) with { SigningSecret = draft.Value.MadeSecret };
                await WriteAsync(connection, actor, AuditActions.NotificationChannelCreated, null, made, cancellationToken);
                return made;
            },
            cancellationToken);
    }

    /// <summary>Replaces a channel if it is still the version that the caller saw; secrets that are left out stay.</summary>
    public Task<Result<Channel>> UpdateAsync(Guid id, int version, ChannelInput input, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        async connection =>
        {
            if (await ChannelStore.LockAsync(connection, id, cancellationToken) is not { } before)
            {
                return NotFound(id);
            }

            if (before.Version != version)
            {
                return Error.Conflict("channel_changed", $"{before.UpdatedBy} changed the channel meanwhile: it is version {before.Version}, not {version}. Load it again.");
            }

            var kept = await _vault.OpenAsync(before, cancellationToken);
            if (!kept.IsSuccess)
            {
                return kept.Error;
            }

            var draft = ChannelValidator.Read(input, before.KindOf == input.Kind ? kept.Value : ChannelSecret.None, before.TargetOf);
            if (!draft.IsSuccess)
            {
                return draft.Error;
            }

            var now = _time.GetUtcNow();
            var after = await ToRowAsync(id, draft.Value, version + 1, before.CreatedAt, now, actor, cancellationToken);
            if (!after.IsSuccess)
            {
                return after.Error;
            }

            var leadsElsewhere = draft.Value.Secret.Url != kept.Value.Url || draft.Value.Kind != before.KindOf;
            await ChannelStore.UpdateAsync(connection, after.Value, leadsElsewhere, cancellationToken);
            var shown = after.Value.ToChannel(now) with { SigningSecret = draft.Value.MadeSecret };
            await WriteAsync(connection, actor, AuditActions.NotificationChannelUpdated, before.ToChannel(now), shown, cancellationToken);
            return shown;
        },
        cancellationToken);

    public async Task<Result> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var deleted = await ChangeAsync(
            async connection =>
            {
                if (await ChannelStore.LockAsync(connection, id, cancellationToken) is not { } before)
                {
                    return NotFound(id);
                }

                var now = _time.GetUtcNow();
                await ChannelStore.DeleteAsync(connection, id, now, cancellationToken);
                await WriteAsync(connection, actor, AuditActions.NotificationChannelDeleted, before.ToChannel(now), null, cancellationToken);
                return before.ToChannel(now);
            },
            cancellationToken);
        return deleted.Error is { } error ? error : Result.Success;
    }

    internal static Error NotFound(Guid id) => Error.NotFound("channel_not_found", $"There is no notification channel with the id {id}.");

    private async Task<Result<Channel>> ChangeAsync(Func<NpgsqlConnection, Task<Result<Channel>>> change, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            var changed = await change(connection);
            if (changed.IsSuccess)
            {
                await transaction.CommitAsync(cancellationToken);
            }

            return changed;
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "notification_channels_name" })
        {
            return Error.Conflict("channel_name_taken", "There is a channel with this name already.");
        }
    }

    private async Task<Result<ChannelRow>> ToRowAsync(
        Guid id, ChannelDraft draft, int version, DateTimeOffset createdAt, DateTimeOffset now, Actor actor, CancellationToken cancellationToken)
    {
        var sealedSecret = await _vault.SealAsync(id, draft.Secret, cancellationToken);
        if (!sealedSecret.IsSuccess)
        {
            return sealedSecret.Error;
        }

        return new ChannelRow
        {
            Id = id,
            Name = draft.Name,
            Kind = EventText.Of(draft.Kind),
            Enabled = draft.Enabled,
            Target = JsonSerializer.Serialize(draft.Target, NebulaJson.Options),
            Sealed = sealedSecret.Value,
            Version = version,
            CreatedAt = createdAt,
            UpdatedAt = now,
            UpdatedBy = actor.Name,
        };
    }

    private async Task WriteAsync(NpgsqlConnection connection, Actor actor, string action, Channel? before, Channel? after, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(actor, action, AuditOutcome.Done)
        {
            Target = $"channel:{(after ?? before)!.Id}",
            TargetName = (after ?? before)!.Name,
            Before = before,
            After = after,
        };
        await AuditTrail.AppendAsync(connection, entry, _time.GetUtcNow(), cancellationToken);
    }
}
