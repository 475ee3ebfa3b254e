using System.Net;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Throttling;
using Npgsql;

namespace Nebula.Platform.Notifications.Acknowledging;

/// <summary>
/// Links in messages, by which an incident is taken in hand without signing in. A link is 256 random bits of which only the hash is kept: it
/// counts once, for one incident, for a day. To look at it changes nothing, since programs look at every link in a chat.
/// </summary>
public sealed class IncidentLinks
{
    // Whoever has a link needs two; a house full of people behind one address may have many.
    private const int AttemptsPerAddress = 60;

    // One for a delivery: that of a message which is sent again takes the place of the first.
    private const string InsertSql =
        """
        insert into notification_links (hash, story, channel_id, delivery_id, title, expires_at)
        values (@hash, @story, @channel, @delivery, @title, @expiresAt)
        on conflict (delivery_id) do update set hash = excluded.hash, expires_at = excluded.expires_at where notification_links.used_at is null
        """;

    private const string FindSql =
        """
        select l.story as Story, l.title as Title, l.expires_at as ExpiresAt, l.used_at as UsedAt, c.name as Channel
        from notification_links l left join notification_channels c on c.id = l.channel_id
        where l.hash = @hash
        """;

    private const string UseSql = "update notification_links set used_at = @now where hash = @hash and used_at is null";

    private const string HoldSql = $"select story as Story, {StoryHoldRow.Columns} from story_holds where story = @story";

    private static readonly TimeSpan Life = TimeSpan.FromHours(24);

    private readonly NpgsqlDataSource _database;
    private readonly StoryHoldService _holds;
    private readonly OutboxSignal _outbox;
    private readonly LoginThrottle _throttle;
    private readonly TimeProvider _time;

    internal IncidentLinks(NpgsqlDataSource database, StoryHoldService holds, OutboxSignal outbox, LoginThrottle throttle, TimeProvider time) =>
        (_database, _holds, _outbox, _throttle, _time) = (database, holds, outbox, throttle, time);

    /// <summary>A new link's token, for a message that is about to be sent.</summary>
    internal async Task<string> IssueAsync(NpgsqlConnection connection, Guid delivery, string story, Guid channel, string title, CancellationToken cancellationToken)
    {
        var token = SecretToken.Create();
        var row = new { hash = SecretToken.HashOf(token), story, channel, delivery, title, expiresAt = _time.GetUtcNow() + Life };
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, row, cancellationToken: cancellationToken));
        return token;
    }

    public async Task<Result<IncidentLink>> LookAsync(string token, IPAddress address, CancellationToken cancellationToken)
    {
        if (await AdmitAsync(address) is { IsSuccess: false } refused)
        {
            return refused.Error;
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var found = await FindAsync(connection, token, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var row = found.Value;
        var (_, isOver) = await StoryHoldService.FindAsync(connection, row.Story, cancellationToken);
        var hold = await connection.QuerySingleOrDefaultAsync<StoryHoldRow>(new CommandDefinition(HoldSql, row, cancellationToken: cancellationToken));
        var counts = hold?.ToHold().Counts(_time.GetUtcNow()) == true;
        return new IncidentLink(row.Title, isOver, counts ? hold!.ToIncidentHold() : null, row.ExpiresAt);
    }

    /// <summary>Acknowledges the link's incident, or makes it quiet for some minutes; the link counts no more.</summary>
    public async Task<Result<IncidentHold>> UseAsync(string token, int? minutes, Actor visitor, IPAddress address, CancellationToken cancellationToken)
    {
        if (await AdmitAsync(address) is { IsSuccess: false } refused)
        {
            return refused.Error;
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var found = await FindAsync(connection, token, cancellationToken);
        if (!found.IsSuccess)
        {
            return found.Error;
        }

        var used = new { hash = SecretToken.HashOf(token), now = _time.GetUtcNow() };
        if (await connection.ExecuteAsync(new CommandDefinition(UseSql, used, cancellationToken: cancellationToken)) == 0)
        {
            return NotThere();
        }

        var actor = visitor with { Name = $"a reader of {found.Value.Channel ?? "a deleted channel"}" };
        var held = await _holds.HoldWithinAsync(
            connection, found.Value.Story, minutes, actor, AuditActions.IncidentLinkUsed, byLink: true, cancellationToken);
        if (held.IsSuccess)
        {
            await transaction.CommitAsync(cancellationToken);
            _outbox.Raise();
        }

        return held;
    }

    private Task<Result> AdmitAsync(IPAddress address) => _throttle.AdmitAddressAsync("incident-link", address, AttemptsPerAddress);

    private async Task<Result<LinkRow>> FindAsync(NpgsqlConnection connection, string token, CancellationToken cancellationToken)
    {
        var row = SecretToken.IsPlausible(token)
            ? await connection.QuerySingleOrDefaultAsync<LinkRow>(
                new CommandDefinition(FindSql, new { hash = SecretToken.HashOf(token) }, cancellationToken: cancellationToken))
            : null;
        return row is { UsedAt: null } && row.ExpiresAt > _time.GetUtcNow() ? row : NotThere();
    }

    // One answer for all: who guesses learns nothing.
    private static Error NotThere() => Error.NotFound("link_not_found", "This link was used already, or is older than a day, or is not whole.");

    private sealed record LinkRow
    {
        public required string Story { get; init; }

        public required string Title { get; init; }

        public required DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset? UsedAt { get; init; }

        public string? Channel { get; init; }
    }
}
