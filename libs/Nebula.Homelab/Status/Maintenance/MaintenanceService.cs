using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>The rules for maintenance windows: every change is judged at once, within its own transaction.</summary>
public sealed class MaintenanceService(NpgsqlDataSource database, StatusRecorder recorder, TimeProvider time)
{
    public const int MaxPage = 100;

    // Each is looked at with every batch of results.
    private const int MaxWindows = 200;

    private readonly MaintenanceStore _store = new();

    private DateTimeOffset Now => PostgresTime.Truncate(time.GetUtcNow());

    public async Task<Result<MaintenancePage>> ListAsync(int limit, Guid? after, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The limit is not possible.", new FieldError("limit", $"{limit} is not possible; it must be from 1 to {MaxPage}."));
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var windows = await _store.ReadPageAsync(connection, after, limit + 1, cancellationToken);
        var now = Now;
        return new MaintenancePage(
            [.. windows.Take(limit).Select(window => MaintenancePlan.Of(window, now))], windows.Count > limit ? windows[limit - 1].Id : null);
    }

    public async Task<Result<MaintenancePlan>> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await _store.FindAsync(connection, id, cancellationToken) is { } window ? MaintenancePlan.Of(window, Now) : NotFound(id);
    }

    /// <summary>When a window with these times would hold.</summary>
    public Result<MaintenancePreview> Preview(MaintenanceScheduleInput input)
    {
        var schedule = MaintenanceValidator.ReadSchedule(input, Now);
        return schedule.IsSuccess ? new MaintenancePreview([.. schedule.Value.From(Now).Take(MaintenancePlan.Ahead)]) : schedule.Error;
    }

    public async Task<Result<MaintenancePlan>> CreateAsync(MaintenanceInput input, Actor actor, CancellationToken cancellationToken)
    {
        var read = MaintenanceValidator.Read(input, Now);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        return await ChangeAsync(
            actor,
            AuditActions.MaintenanceCreated,
            async connection =>
            {
                if (await _store.CountAsync(connection, cancellationToken) >= MaxWindows)
                {
                    return Error.Conflict("maintenance_limit", $"There are {MaxWindows} maintenance windows, which is the most there can be. Delete those that are over.");
                }

                if (await CheckScopeAsync(connection, read.Value, null, cancellationToken) is { } wrong)
                {
                    return wrong;
                }

                var now = Now;
                return new MaintenanceChange(null, read.Value.Over(new MaintenanceWindow
                {
                    Id = Guid.CreateVersion7(now),
                    Title = "",
                    Enabled = true,
                    AllMonitors = false,
                    Monitors = [],
                    Tags = [],
                    Nodes = [],
                    Version = 1,
                    CreatedAt = now,
                    UpdatedAt = now,
                    TurnedAt = now,
                }));
            },
            cancellationToken);
    }

    /// <summary>Replaces a window if it is still the version that the caller saw.</summary>
    public async Task<Result<MaintenancePlan>> UpdateAsync(
        Guid id, int version, MaintenanceInput input, Actor actor, CancellationToken cancellationToken)
    {
        var read = MaintenanceValidator.Read(input, Now);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        return await ChangeAsync(
            actor,
            AuditActions.MaintenanceUpdated,
            async connection =>
            {
                if (await _store.FindAsync(connection, id, cancellationToken) is not { } window)
                {
                    return NotFound(id);
                }

                if (window.Version != version)
                {
                    return Error.Conflict("maintenance_changed", $"The window was changed meanwhile: it is version {window.Version}, not {version}. Load it again.");
                }

                return await CheckScopeAsync(connection, read.Value, window, cancellationToken) is { } wrong
                    ? wrong
                    : new MaintenanceChange(window, read.Value.Over(window).Revised(Now));
            },
            cancellationToken);
    }

    /// <summary>Ends what holds now; a window that comes again comes again.</summary>
    public Task<Result<MaintenancePlan>> EndAsync(Guid id, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        AuditActions.MaintenanceEnded,
        async connection =>
        {
            if (await _store.FindAsync(connection, id, cancellationToken) is not { } window)
            {
                return NotFound(id);
            }

            var now = Now;
            return window.At(now) is null
                ? Error.Conflict("maintenance_not_running", $"{window.Title} does not hold now.")
                : new MaintenanceChange(window, window with { CutAt = now, Version = window.Version + 1, UpdatedAt = now });
        },
        cancellationToken);

    /// <summary>What holds now ends with it.</summary>
    public async Task<Result> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var deleted = await ChangeAsync(
            actor,
            AuditActions.MaintenanceDeleted,
            async connection => await _store.FindAsync(connection, id, cancellationToken) is { } window
                ? new MaintenanceChange(window, null)
                : NotFound(id),
            cancellationToken);
        return deleted.Error is { } error ? error : Result.Success;
    }

    // What is due was judged before the change, so that the change itself moves nothing that had begun or ended before it.
    private async Task<Result<MaintenancePlan>> ChangeAsync(
        Actor actor, string action, Func<NpgsqlConnection, Task<Result<MaintenanceChange>>> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        await recorder.JudgeWithinAsync(connection, definitionsChanged: false, cancellationToken);
        var changed = await change(connection);
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        var (before, after) = (changed.Value.Before, changed.Value.After);
        await _store.SaveAsync(connection, after ?? before! with { Enabled = false }, cancellationToken);
        await recorder.JudgeWithinAsync(connection, definitionsChanged: true, cancellationToken);
        var saved = (await _store.FindAsync(connection, changed.Value.Id, cancellationToken))!;
        if (after is null)
        {
            await _store.DeleteAsync(connection, changed.Value.Id, cancellationToken);
        }

        await AuditTrail.AppendAsync(connection, changed.Value.ToEntry(actor, action), time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return MaintenancePlan.Of(saved, Now);
    }

    // One that was deleted since it was chosen may stay: it is not shown any more, and who changes the title did not choose it anew.
    private async Task<Error?> CheckScopeAsync(
        NpgsqlConnection connection, MaintenanceInput input, MaintenanceWindow? before, CancellationToken cancellationToken)
    {
        var unknown = await _store.FindUnknownAsync(connection, input.Monitors.Except(before?.Monitors ?? []), cancellationToken);
        if (unknown.Count > 0)
        {
            return Error.Invalid(
                "maintenance_invalid", "The window is not valid. A monitor is not there.", new FieldError("monitors", $"There is no monitor with the id {unknown[0]}."));
        }

        var empty = await _store.FindUnknownNodesAsync(connection, input.Nodes.Except(before?.Nodes ?? []), cancellationToken);
        return empty.Count == 0
            ? null
            : Error.Invalid(
                "maintenance_invalid", "The window is not valid. A machine is not there.", new FieldError("nodes", $"Nothing is monitored on a machine with the id {empty[0]}."));
    }

    private static Error NotFound(Guid id) => Error.NotFound("maintenance_not_found", $"There is no maintenance window with the id {id}.");
}
