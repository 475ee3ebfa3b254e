using Nebula.Platform.Audit;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Identity;
using Npgsql;

namespace Nebula.Platform.Automations;

/// <summary>The rules for automations: what may be saved and by whom, and that every change is in the audit log and in the feed.</summary>
public sealed class AutomationService
{
    public const int MaxPage = 100;

    // Each is asked for every event.
    private const int MaxAutomations = 200;

    private readonly NpgsqlDataSource _database;
    private readonly ActionCatalog _catalog;
    private readonly ActionDrafts _drafts;
    private readonly AutomationStore _store;
    private readonly TimeProvider _time;

    internal AutomationService(NpgsqlDataSource database, ActionCatalog catalog, ActionDrafts drafts, AutomationStore store, TimeProvider time) =>
        (_database, _catalog, _drafts, _store, _time) = (database, catalog, drafts, store, time);

    /// <summary>What actions there are, for the form.</summary>
    public ActionKinds Kinds() => new(_catalog.Descriptions, EventTemplate.Placeholders, EventFields.Names);

    public async Task<Result<AutomationPage>> ListAsync(int limit, Guid? after, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The query parameter limit is not valid.", new FieldError("limit", $"It must be 1 to {MaxPage}."));
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var found = await _store.ReadPageAsync(connection, after, limit + 1, cancellationToken);
        return new AutomationPage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Id : null);
    }

    public async Task<Result<Automation>> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await _store.FindAsync(connection, id, lockRow: false, cancellationToken) is { } found ? found.Automation : NotFound();
    }

    public async Task<Result<Automation>> CreateAsync(AutomationInput input, Principal caller, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await _store.CountAsync(connection, cancellationToken) >= MaxAutomations)
        {
            return Error.Conflict("automation_limit", $"There are {MaxAutomations} automations, which is the most there can be.");
        }

        var now = Now();
        var read = await ReadAsync(Guid.CreateVersion7(now), input, [], caller, cancellationToken);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        var row = read.Value.Row with { Version = 1, CreatedAt = now, UpdatedAt = now, SavedBy = actor.Name, SavedById = actor.Id };
        await _store.InsertAsync(connection, row, read.Value.Actions, cancellationToken);
        var change = new AutomationChange(null, row.ToAutomation(read.Value.Actions));
        return await FinishAsync(connection, transaction, change, actor, AuditActions.AutomationCreated, AutomationChangeKind.Created, cancellationToken);
    }

    /// <summary>Replaces an automation if it is still the version that the caller saw. One that is paused stays so.</summary>
    public async Task<Result<Automation>> UpdateAsync(
        Guid id, int version, AutomationInput input, Principal caller, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await _store.FindAsync(connection, id, lockRow: true, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        var before = found.Automation;
        if (before.Version != version)
        {
            return Error.Conflict("automation_changed", $"The automation was changed meanwhile: it is version {before.Version}, not {version}. Load it again.");
        }

        var read = await ReadAsync(id, input, found.Actions, caller, cancellationToken);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        var row = read.Value.Row with
        {
            PausedAt = before.PausedAt,
            PausedUntil = before.PausedUntil,
            PausedReason = before.PausedReason,
            Version = before.Version + 1,
            CreatedAt = before.CreatedAt,
            UpdatedAt = Now(),
            SavedBy = actor.Name,
            SavedById = actor.Id,
        };
        await _store.UpdateAsync(connection, row, read.Value.Actions, cancellationToken);
        var change = new AutomationChange(before, row.ToAutomation(read.Value.Actions));
        return await FinishAsync(connection, transaction, change, actor, AuditActions.AutomationUpdated, AutomationChangeKind.Updated, cancellationToken);
    }

    public async Task<Result> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await _store.FindAsync(connection, id, lockRow: true, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        await _store.DeleteAsync(connection, id, cancellationToken);
        await FinishAsync(
            connection, transaction, new AutomationChange(found.Automation, null), actor, AuditActions.AutomationDeleted, AutomationChangeKind.Deleted, cancellationToken);
        return Result.Success;
    }

    /// <summary>Lets an automation run again that ran too often.</summary>
    public async Task<Result<Automation>> ResumeAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await _store.FindAsync(connection, id, lockRow: true, cancellationToken) is not { } found)
        {
            return NotFound();
        }

        if (found.Automation.PausedAt is null)
        {
            return found.Automation;
        }

        await _store.ResumeAsync(connection, id, Now(), cancellationToken);
        var after = (await _store.FindAsync(connection, id, lockRow: true, cancellationToken))!.Value.Automation;
        return await FinishAsync(
            connection, transaction, new AutomationChange(found.Automation, after), actor, AuditActions.AutomationResumed, AutomationChangeKind.Resumed, cancellationToken);
    }

    /// <summary>Lets those go on whose pause is over.</summary>
    internal async Task ResumeRestedAsync(CancellationToken cancellationToken)
    {
        List<Guid> rested;
        await using (var connection = await _database.OpenConnectionAsync(cancellationToken))
        {
            rested = await _store.ReadRestedAsync(connection, _time.GetUtcNow(), cancellationToken);
        }

        foreach (var id in rested)
        {
            await ResumeAsync(id, Actor.Nebula, cancellationToken);
        }
    }

    internal static Error NotFound() => Error.NotFound("automation_not_found", "There is no such automation.");

    /// <summary>The automation as it would be saved, also for trying it out.</summary>
    internal async Task<Result<DraftedAutomation>> ReadAsync(
        Guid id, AutomationInput input, IReadOnlyList<ActionRow> kept, Principal caller, CancellationToken cancellationToken)
    {
        var actions = await _drafts.ReadAsync(id, input.Actions, kept, AutomationValidator.Check(input), cancellationToken);
        if (!actions.IsSuccess)
        {
            return actions.Error;
        }

        var rights = AutomationRights.Lend(input, _catalog, caller);
        return rights.IsSuccess ? DraftedAutomation.Of(id, input, rights.Value, actions.Value) : rights.Error;
    }

    private async Task<Automation> FinishAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        AutomationChange change,
        Actor actor,
        string action,
        AutomationChangeKind kind,
        CancellationToken cancellationToken)
    {
        await AuditTrail.AppendAsync(connection, change.ToEntry(actor, action), _time.GetUtcNow(), cancellationToken);
        await EventOutbox.AppendAsync(connection, change.ToEvent(kind), actor.Name, _time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return change.Subject;
    }

    // PostgreSQL keeps microseconds; what is answered is what will be read.
    private DateTimeOffset Now()
    {
        var now = _time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }
}
