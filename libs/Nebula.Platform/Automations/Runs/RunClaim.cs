using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Kinds;
using Npgsql;

namespace Nebula.Platform.Automations.Runs;

/// <summary>
/// Decides that an automation runs for an event, in one transaction: once, however often the event is told; not behind too long a chain;
/// and not more often than is healthy, which pauses it.
/// </summary>
internal sealed class RunClaim(NpgsqlDataSource database, AutomationStore store, TimeProvider time)
{
    /// <summary>Runs of one automation in a minute. More is a circle that goes through somebody else's house, or a mistake.</summary>
    public const int MaxPerMinute = 30;

    private const string ExistsSql = "select exists (select from automation_runs where automation_id = @automation and event_id = @happened)";

    private const string CountSql = "select count(*)::int from automation_runs where automation_id = @automation and created_at > @since";

    private const string PauseSql = "update automations set paused_at = @now, paused_reason = @reason, version = version + 1, updated_at = @now where id = @automation";

    private const string InsertSql =
        """
        insert into automation_runs (
            id, automation_id, event_id, event_position, event_category, event_type, event_title, state, reason, depth, chain,
            created_at, finished_at, next_at)
        values (
            @Id, @Automation, @EventId, @Position, @Category, @Type, @Title, @State, @Reason, @Depth, @Chain, @now, @FinishedAt, @NextAt)
        """;

    private const string StepsSql =
        """
        insert into automation_run_steps (run_id, place, action_id, kind, state, attempts)
        select @run, place, id, kind, @state, 0 from automation_actions where automation_id = @automation
        """;

    /// <returns>Whether there is something to be done now.</returns>
    public async Task<bool> TryAsync(Guid id, FeedEvent happened, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // As it is now: what the caller remembers of it may be a moment old.
        var found = await store.FindAsync(connection, id, lockRow: true, cancellationToken);
        if (found is not { Automation: { State: AutomationState.Active } automation } || !automation.Fits(happened)
            || await connection.QuerySingleAsync<bool>(new CommandDefinition(ExistsSql, new { automation = id, happened = happened.Id }, cancellationToken: cancellationToken)))
        {
            return false;
        }

        var now = time.GetUtcNow();
        var chain = happened.Cause?.Chain ?? [];
        var recent = await connection.QuerySingleAsync<int>(new CommandDefinition(
            CountSql, new { automation = id, since = now - TimeSpan.FromMinutes(1) }, cancellationToken: cancellationToken));
        var runs = recent < MaxPerMinute && chain.Count < EventCause.MaxDepth;
        if (recent >= MaxPerMinute)
        {
            await PauseAsync(connection, automation, happened, now, cancellationToken);
        }
        else
        {
            await InsertAsync(connection, automation, happened, chain, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return runs;
    }

    private async Task InsertAsync(
        NpgsqlConnection connection, Automation automation, FeedEvent happened, IReadOnlyList<string> chain, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var run = Guid.CreateVersion7(now);
        var reason = chain.Count >= EventCause.MaxDepth
            ? $"{string.Join(" → ", chain)} made this happen, and a chain of automations ends after {EventCause.MaxDepth}."
            : null;
        var values = new
        {
            Id = run,
            Automation = automation.Id,
            EventId = happened.Id,
            happened.Position,
            Category = EventText.Of(happened.Category),
            happened.Type,
            happened.Title,
            State = EventText.Of(reason is null ? RunState.Running : RunState.Stopped),
            Reason = reason,
            Depth = chain.Count,
            Chain = chain.ToArray(),
            FinishedAt = reason is null ? (DateTimeOffset?)null : now,
            NextAt = reason is null ? now : (DateTimeOffset?)null,
            now,
        };
        await connection.ExecuteAsync(new CommandDefinition(InsertSql, values, cancellationToken: cancellationToken));
        var state = EventText.Of(reason is null ? StepState.Waiting : StepState.Skipped);
        await connection.ExecuteAsync(new CommandDefinition(StepsSql, new { run, state, automation = automation.Id }, cancellationToken: cancellationToken));
        if (reason is not null)
        {
            await TellAsync(connection, new AutomationStopped(automation.Id, automation.Name, run, reason), automation, run, happened, now, cancellationToken);
        }
    }

    private static async Task PauseAsync(
        NpgsqlConnection connection, Automation automation, FeedEvent happened, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var reason = $"{MaxPerMinute} runs in a minute";
        await connection.ExecuteAsync(new CommandDefinition(PauseSql, new { automation = automation.Id, reason, now }, cancellationToken: cancellationToken));
        var entry = new AuditEntry(Actor.Nebula, AuditActions.AutomationPaused, AuditOutcome.Done)
        {
            Target = $"automation:{automation.Id}",
            TargetName = automation.Name,
            Detail = reason,
        };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await TellAsync(connection, new AutomationPaused(automation.Id, automation.Name, reason), automation, Guid.Empty, happened, now, cancellationToken);
    }

    // Said because of the event, so that whoever hears of this stands one further down the chain.
    private static Task TellAsync(
        NpgsqlConnection connection, PlatformEvent news, Automation automation, Guid run, FeedEvent happened, DateTimeOffset now, CancellationToken cancellationToken) =>
        EventOutbox.AppendAsync(connection, news with { Cause = automation.CauseOf(run, happened) }, null, now, cancellationToken);
}
