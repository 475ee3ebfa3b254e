using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Events.Kinds;
using Npgsql;

namespace Nebula.Platform.Automations.Runs;

/// <summary>
/// Brings a run forward, action after action, until it is over or has to wait. Each attempt is written down before it is made and after it
/// ended: a process that is killed between leaves an attempt that is made again, under the same key. No connection to the database is held
/// meanwhile: receivers that hang take none from others.
/// </summary>
internal sealed class RunExecutor(
    NpgsqlDataSource database, AutomationStore store, RunStore runs, ActionCatalog catalog, StepAttempt attempt, TimeProvider time)
{
    private static readonly EventCategory[] All = Enum.GetValues<EventCategory>();

    public async Task AdvanceAsync(RunRow run, CancellationToken cancellationToken)
    {
        while (await BeginAsync(run, cancellationToken) is { } begun && await AttemptAsync(run, begun, cancellationToken))
        {
        }
    }

    /// <returns>Null when nothing is left to do now.</returns>
    private async Task<BegunStep?> BeginAsync(RunRow run, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await store.FindAsync(connection, run.AutomationId, lockRow: false, cancellationToken) is not { } found)
        {
            // Deleted, and its runs with it.
            return null;
        }

        var steps = (await runs.ReadStepsAsync(connection, [run.Id], cancellationToken))[run.Id].ToList();
        var happened = await EventStore.FindAsync(connection, run.EventId, All, cancellationToken);
        if (Verdict(found.Automation, steps, happened) is { } verdict)
        {
            await FinishAsync(connection, run, found.Automation, happened.Value, verdict.State, verdict.Reason, cancellationToken);
            return null;
        }

        var step = steps.First(candidate => !candidate.IsOver);
        var waits = catalog.Find(step.Kind)?.Description.RetryAfterSeconds ?? [];
        var isLost = step.StepState == StepState.Running && step.Attempts > waits.Count;
        return isLost || await runs.BeginAsync(connection, step, time.GetUtcNow(), cancellationToken)
            ? new BegunStep(found.Automation, found.Actions.Find(action => action.Id == step.ActionId), step, happened.Value!, waits, isLost)
            : null;
    }

    /// <returns>Whether the run goes on at once.</returns>
    private async Task<bool> AttemptAsync(RunRow run, BegunStep begun, CancellationToken cancellationToken)
    {
        if (begun.IsLost)
        {
            var lost = ActionOutcome.Refused("The process ended in the middle of the last attempt; what became of it is not known.");
            return await EndAsync(run, begun, lost, null, cancellationToken);
        }

        var started = time.GetTimestamp();
        var outcome = await attempt.RunAsync(begun.Automation, begun.Action, run.Id, begun.Happened, cancellationToken);
        return await EndAsync(run, begun, outcome, time.GetElapsedTime(started), cancellationToken);
    }

    // Null while there is something to do.
    private static (RunState State, string? Reason)? Verdict(Automation automation, List<StepRow> steps, Result<FeedEvent> happened)
    {
        var failed = steps.Find(step => step.StepState == StepState.Failed);
        var goesOn = failed is null || automation.Actions.FirstOrDefault(action => action.Id == failed.ActionId) is { ContinueOnFailure: true };
        return (steps.Exists(step => !step.IsOver) && goesOn, failed) switch
        {
            (false, null) => (RunState.Done, null),
            (false, { } one) => (RunState.Failed, $"{one.Kind}: {one.Detail}"),
            _ when !automation.Enabled => (RunState.Stopped, "The automation was switched off meanwhile."),
            _ when !happened.IsSuccess => (RunState.Stopped, "The event is so old that it was deleted meanwhile."),
            _ => null,
        };
    }

    private async Task<bool> EndAsync(RunRow run, BegunStep begun, ActionOutcome outcome, TimeSpan? took, CancellationToken cancellationToken)
    {
        var (step, waits) = (begun.Step, begun.Waits);

        // The attempt begun now is one more than the row read before it says.
        var attempts = took is null ? step.Attempts : step.Attempts + 1;
        var again = !outcome.IsDone && outcome.MayRetry && attempts <= waits.Count;
        var state = outcome.IsDone ? StepState.Done : again ? StepState.Waiting : StepState.Failed;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await runs.EndStepAsync(connection, step, state, outcome.Detail, took, cancellationToken);
        if (again)
        {
            await runs.PostponeAsync(connection, run.Id, time.GetUtcNow() + TimeSpan.FromSeconds(waits[attempts - 1]), cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return !again;
    }

    private async Task FinishAsync(
        NpgsqlConnection connection, RunRow run, Automation automation, FeedEvent? happened, RunState state, string? reason, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await runs.FinishAsync(connection, run.Id, state, reason, now, cancellationToken) && state == RunState.Failed)
        {
            var cause = happened is null ? null : automation.CauseOf(run.Id, happened);
            var news = new AutomationFailed(automation.Id, automation.Name, run.Id, reason!) { Cause = cause };
            await EventOutbox.AppendAsync(connection, news, null, now, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }
}
