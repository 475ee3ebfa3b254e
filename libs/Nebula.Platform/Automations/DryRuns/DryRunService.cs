using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Runs;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Feed;
using Nebula.Platform.Identity;
using Npgsql;

namespace Nebula.Platform.Automations.DryRuns;

/// <summary>Says what an automation would have done for events that happened. It writes nothing and dials nobody.</summary>
public sealed class DryRunService
{
    /// <summary>Matches that are told; the rest is counted.</summary>
    public const int MaxMatches = 50;

    /// <summary>Events that are looked at, the newest first.</summary>
    public const int MaxScanned = 10_000;

    private const int Page = 500;

    private static readonly TimeSpan Window = TimeSpan.FromDays(7);

    private readonly NpgsqlDataSource _database;
    private readonly AutomationService _automations;
    private readonly AutomationStore _store;
    private readonly ActionCatalog _catalog;
    private readonly EventStore _events;
    private readonly TimeProvider _time;

    internal DryRunService(
        NpgsqlDataSource database, AutomationService automations, AutomationStore store, ActionCatalog catalog, EventStore events, TimeProvider time) =>
        (_database, _automations, _store, _catalog, _events, _time) = (database, automations, store, catalog, events, time);

    public async Task<Result<DryRunAnswer>> RunAsync(DryRunInput input, Principal caller, CancellationToken cancellationToken)
    {
        var drafted = await DraftAsync(input, caller, cancellationToken);
        if (!drafted.IsSuccess)
        {
            return drafted.Error;
        }

        var (row, actions) = drafted.Value;
        var automation = row.ToAutomation(actions);
        var visible = EventRights.Of(caller);
        if (input.Event is not { } id)
        {
            return await ScanAsync(automation, actions, visible, cancellationToken);
        }

        var happened = await _events.FindAsync(id, visible, cancellationToken);
        if (!happened.IsSuccess)
        {
            return happened.Error;
        }

        DryRunMatch[] matches = automation.Fits(happened.Value) ? [Tell(automation, actions, happened.Value)] : [];
        return new DryRunAnswer(1, happened.Value.OccurredAt, Complete: true, matches.Length, matches);
    }

    private async Task<Result<DraftedAutomation>> DraftAsync(DryRunInput input, Principal caller, CancellationToken cancellationToken)
    {
        if (input.Id is not { } id)
        {
            return await _automations.ReadAsync(Guid.Empty, input.Automation, [], caller, cancellationToken);
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await _store.FindAsync(connection, id, lockRow: false, cancellationToken) is { } found
            ? await _automations.ReadAsync(id, input.Automation, found.Actions, caller, cancellationToken)
            : AutomationService.NotFound();
    }

    private async Task<DryRunAnswer> ScanAsync(
        Automation automation, List<ActionRow> actions, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        var since = _time.GetUtcNow() - Window;
        var (scanned, matched, matches) = (0, 0, new List<DryRunMatch>());
        for (long? before = null; scanned < MaxScanned;)
        {
            var page = await _events.ReadPageAsync(new EventQuery { Categories = visible, Before = before, Limit = Page }, cancellationToken);
            foreach (var happened in page.Items.TakeWhile(happened => happened.OccurredAt >= since))
            {
                scanned++;
                if (!automation.Fits(happened))
                {
                    continue;
                }

                matched++;
                if (matches.Count < MaxMatches)
                {
                    matches.Add(Tell(automation, actions, happened));
                }
            }

            if (page.Next is null || page.Items[^1].OccurredAt < since)
            {
                return new DryRunAnswer(scanned, since, Complete: true, matched, matches);
            }

            before = page.Next;
        }

        return new DryRunAnswer(scanned, since, Complete: false, matched, matches);
    }

    private DryRunMatch Tell(Automation automation, List<ActionRow> actions, FeedEvent happened) => new()
    {
        Id = happened.Id,
        Position = happened.Position,
        At = happened.OccurredAt,
        Type = happened.Type,
        Severity = happened.Severity,
        Title = happened.Title,
        Actions = [.. actions.Select(row => Tell(row, happened, automation.Name))],
        Note = happened.Cause is { Depth: >= EventCause.MaxDepth } cause
            ? $"It would be stopped: {string.Join(" → ", cause.Chain)} made this happen."
            : null,
    };

    private WouldDo Tell(ActionRow row, FeedEvent happened, string automation)
    {
        var action = _catalog.Find(row.Kind)!;
        return new WouldDo(row.Kind, action.Tell(StepAttempt.ValuesOf(action.Description, row, new Dictionary<string, string>(), happened, automation)));
    }
}
