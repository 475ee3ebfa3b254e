using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Kinds;
using Npgsql;

namespace Nebula.Platform.Notifications.Acknowledging;

/// <summary>
/// Takes incidents in hand, or quiet for a while, until they are over. What an incident is, is the business of who tells of it: here it is a
/// story of the feed that has begun and not ended.
/// </summary>
public sealed class StoryHoldService(NpgsqlDataSource database, OutboxSignal outbox, TimeProvider time)
{
    public const int MinMinutes = 5;

    public const int MaxMinutes = 7 * 24 * 60;

    private const int MaxList = 200;

    // The end may be on its way to the log; it is told all the same.
    private const string FindSql =
        """
        select (select title from events where story = @story order by position limit 1) as Title,
               exists (select from events where story = @story and story_phase = 'end') as IsOver
        """;

    private const string SaveSql =
        """
        insert into story_holds (story, kind, by_name, held_at, until, by_link) values (@story, @kind, @by, @now, @until, @byLink)
        on conflict (story) do update
        set kind = excluded.kind, by_name = excluded.by_name, held_at = excluded.held_at, until = excluded.until, by_link = excluded.by_link
        where not @byLink or story_holds.by_link or story_holds.until <= @now
        """;

    private const string DeleteSql = "delete from story_holds where story = @story";

    private const string ListSql =
        $"""
        select h.story as Story, {StoryHoldRow.Columns} from story_holds h
        where (h.until is null or h.until > @now) and h.story like 'incident:%'
          and not exists (select from events e where e.story = h.story and e.story_phase = 'end')
        order by h.held_at desc
        limit @limit
        """;

    /// <summary>The open incidents that somebody has taken in hand or made quiet, the latest first.</summary>
    public async Task<IncidentHoldList> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var rows = await connection.QueryAsync<StoryHoldRow>(new CommandDefinition(
            ListSql, new { now = time.GetUtcNow(), limit = MaxList }, cancellationToken: cancellationToken));
        return new IncidentHoldList([.. rows.Select(row => row.ToIncidentHold())]);
    }

    /// <param name="incident">The incident.</param>
    /// <param name="minutes">How long it is quiet; null until it is over, which is to acknowledge it.</param>
    /// <param name="actor">Who.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<IncidentHold>> HoldAsync(Guid incident, int? minutes, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var action = minutes is null ? AuditActions.IncidentAcknowledged : AuditActions.IncidentSnoozed;
        var held = await HoldWithinAsync(connection, IncidentStory.Of(incident), minutes, actor, action, byLink: false, cancellationToken);
        if (held.IsSuccess)
        {
            await transaction.CommitAsync(cancellationToken);
            outbox.Raise();
        }

        return held;
    }

    /// <summary>Gives an incident back: what changes of it is told again.</summary>
    public async Task<Result> ReleaseAsync(Guid incident, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var story = IncidentStory.Of(incident);
        if (await connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { story }, cancellationToken: cancellationToken)) == 0)
        {
            return Error.NotFound("incident_not_held", "Nobody has taken this incident in hand.");
        }

        var (title, isOver) = await FindAsync(connection, story, cancellationToken);
        var now = time.GetUtcNow();
        var entry = new AuditEntry(actor, AuditActions.IncidentReleased, AuditOutcome.Done) { Target = story, TargetName = title };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        if (title is not null && !isOver)
        {
            await EventOutbox.AppendAsync(connection, new IncidentReleased(incident, title, actor.Name), actor.Name, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        outbox.Raise();
        return Result.Success;
    }

    /// <summary>The same within the caller's transaction, for a story of an incident.</summary>
    internal async Task<Result<IncidentHold>> HoldWithinAsync(
        NpgsqlConnection connection, string story, int? minutes, Actor actor, string action, bool byLink, CancellationToken cancellationToken)
    {
        if (minutes is < MinMinutes or > MaxMinutes)
        {
            return Error.Invalid("hold_invalid", "It cannot be quiet for so long.", new FieldError("minutes", $"It must be from {MinMinutes} to {MaxMinutes}."));
        }

        var (title, isOver) = await FindAsync(connection, story, cancellationToken);
        if (title is null || !Guid.TryParseExact(story.Split(':')[^1], "D", out var incident))
        {
            return Error.NotFound("incident_not_found", "There is no such incident, or it is so old that it was deleted.");
        }

        if (isOver)
        {
            return Error.Conflict("incident_over", "The incident is over; there is nothing to take in hand.");
        }

        var now = time.GetUtcNow();
        var until = minutes is { } length ? now + TimeSpan.FromMinutes(length) : (DateTimeOffset?)null;
        var kind = until is null ? StoryHoldKind.Acknowledged : StoryHoldKind.Snoozed;
        var row = new { story, kind = EventText.Of(kind), by = actor.Name, now, until, byLink };
        if (await connection.ExecuteAsync(new CommandDefinition(SaveSql, row, cancellationToken: cancellationToken)) == 0)
        {
            return Error.Conflict("incident_held", "Somebody who signed in has taken it in hand already; sign in to change that.");
        }

        var hold = new IncidentHold(incident, kind, actor.Name, now, until);
        var entry = new AuditEntry(actor, action, AuditOutcome.Done)
        {
            Target = story,
            TargetName = title,
            After = hold,
        };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        PlatformEvent happened = until is { } end ? new IncidentSnoozed(incident, title, actor.Name, end) : new IncidentAcknowledged(incident, title, actor.Name);
        await EventOutbox.AppendAsync(connection, happened, actor.Name, now, cancellationToken);
        return hold;
    }

    internal static async Task<(string? Title, bool IsOver)> FindAsync(NpgsqlConnection connection, string story, CancellationToken cancellationToken) =>
        await connection.QuerySingleAsync<(string?, bool)>(new CommandDefinition(FindSql, new { story }, cancellationToken: cancellationToken));
}
