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
/// and not more often than is healthy: a flood about one subject pauses it for that subject, one about many pauses it, and either ends by itself.
/// </summary>
internal sealed class RunClaim(NpgsqlDataSource database, AutomationStore store, TimeProvider time)
{
    /// <summary>Runs of one automation about one subject in a minute. More is a circle that goes through somebody else's house, or a mistake.</summary>
    public const int MaxPerSubject = 30;

    /// <summary>Runs of one automation in a minute.</summary>
    public const int MaxPerMinute = 120;

    public static readonly TimeSpan PauseFor = TimeSpan.FromMinutes(10);

    private const string ExistsSql = "select exists (select from automation_runs where automation_id = @automation and event_id = @happened)";

    private const string IsPausedSql =
        "select exists (select from automation_pauses where automation_id = @automation and subject = @subject and until > @now)";

    private const string CountSql =
        """
        select count(*)::int as All, count(*) filter (where event_subject = @subject)::int as Alike
        from automation_runs where automation_id = @automation and created_at > @since
        """;

    private const string PauseSql =
        """
        update automations set paused_at = @now, paused_until = @until, paused_reason = @reason, version = version + 1, updated_at = @now
        where id = @automation
        """;

    // Those that are over go as well: there are never more than are paused just now.
    private const string PauseSubjectSql =
        """
        delete from automation_pauses where automation_id = @automation and until <= @now;
        insert into automation_pauses (automation_id, subject, until) values (@automation, @subject, @until)
        on conflict (automation_id, subject) do update set until = excluded.until
        """;

    private const string InsertSql =
        """
        insert into automation_runs (
            id, automation_id, event_id, event_position, event_category, event_type, event_title, event_subject, state, reason, depth, chain,
            created_at, finished_at, next_at)
        values (
            @Id, @Automation, @EventId, @Position, @Category, @Type, @Title, @Subject, @State, @Reason, @Depth, @Chain, @now, @FinishedAt, @NextAt)
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
        var about = new { automation = id, subject = happened.Subject ?? "", now, since = now - TimeSpan.FromMinutes(1) };
        if (await connection.QuerySingleAsync<bool>(new CommandDefinition(IsPausedSql, about, cancellationToken: cancellationToken)))
        {
            return false;
        }

        var chain = happened.Cause?.Chain ?? [];
        var (all, alike) = await connection.QuerySingleAsync<(int, int)>(new CommandDefinition(CountSql, about, cancellationToken: cancellationToken));
        var floods = all >= MaxPerMinute || alike >= MaxPerSubject;
        if (floods)
        {
            await PauseAsync(connection, automation, happened, all >= MaxPerMinute, now, cancellationToken);
        }
        else
        {
            await InsertAsync(connection, automation, happened, chain, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return !floods && chain.Count < EventCause.MaxDepth;
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
            Subject = happened.Subject ?? "",
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
        NpgsqlConnection connection, Automation automation, FeedEvent happened, bool wholly, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subject = happened.Subject ?? "";
        var reason = wholly
            ? $"{MaxPerMinute} runs in a minute"
            : $"{MaxPerSubject} runs in a minute about {(subject.Length == 0 ? "nothing in particular" : subject)}";
        var values = new { automation = automation.Id, subject, reason, now, until = now + PauseFor };
        await connection.ExecuteAsync(new CommandDefinition(wholly ? PauseSql : PauseSubjectSql, values, cancellationToken: cancellationToken));
        var entry = new AuditEntry(Actor.Nebula, AuditActions.AutomationPaused, AuditOutcome.Done)
        {
            Target = $"automation:{automation.Id}",
            TargetName = automation.Name,
            Detail = reason,
        };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await TellAsync(connection, new AutomationPaused(automation.Id, automation.Name, reason, now + PauseFor), automation, Guid.Empty, happened, now, cancellationToken);
    }

    // Said because of the event, so that whoever hears of this stands one further down the chain.
    private static Task TellAsync(
        NpgsqlConnection connection, PlatformEvent news, Automation automation, Guid run, FeedEvent happened, DateTimeOffset now, CancellationToken cancellationToken) =>
        EventOutbox.AppendAsync(connection, news with { Cause = automation.CauseOf(run, happened) }, null, now, cancellationToken);
}
