using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>The rules for monitors: what may be saved, by whom it is owned, and that every change is judged and told at once.</summary>
public sealed class MonitorService(NpgsqlDataSource database, StatusRecorder recorder, TimeProvider time, HeaderVault? headers = null)
{
    public const int MaxPage = 100;

    // The status page shows all of them; more than this would not be one installation's.
    private const int MaxMonitors = 5000;

    private readonly MonitorStore _store = new();
    private readonly StatusMapStore _map = new();
    private readonly MonitorWriter _writer = new(database, recorder, time);

    public async Task<Result<MonitorPage>> ListAsync(int limit, string? after, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The limit is not possible.", new FieldError("limit", $"{limit} is not possible; it must be from 1 to {MaxPage}."));
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var monitors = await _store.ReadPageAsync(connection, after, limit + 1, cancellationToken);
        return new MonitorPage([.. monitors.Take(limit)], monitors.Count > limit ? monitors[limit - 1].Key : null);
    }

    public async Task<Result<Monitor>> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await _store.FindAsync(connection, id, cancellationToken) is { } monitor ? monitor : MonitorErrors.NotFound(id);
    }

    public async Task<Result<Monitor>> CreateAsync(MonitorInput input, Actor actor, CancellationToken cancellationToken)
    {
        var draft = MonitorValidator.Read(input);
        if (draft.Value is null)
        {
            return draft.Error!;
        }

        return await ChangeAsync(
            actor,
            AuditActions.MonitorCreated,
            async connection =>
            {
                var others = await _store.ReadAllAsync(connection, cancellationToken);
                if (others.Count >= MaxMonitors)
                {
                    return LimitReached;
                }

                if (await CheckLinksAsync(connection, draft.Value, null, others, cancellationToken) is { } wrong)
                {
                    return wrong;
                }

                var made = await InsertAsync(connection, draft.Value, paused: false, cancellationToken);
                return made.IsSuccess ? new MonitorChange(null, made.Value) : made.Error;
            },
            cancellationToken);
    }

    /// <summary>Of each draft, whether no monitor of its name checks the same yet, nor another draft before it.</summary>
    internal async Task<IReadOnlyList<bool>> FindNewAsync(IReadOnlyList<(MonitorDraft Draft, bool Paused)> drafts, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var known = new MonitorLikeness(await _store.ReadAllAsync(connection, cancellationToken));
        return [.. drafts.Select(item => known.Add(item.Draft))];
    }

    /// <summary>Creates all of them or none. What is there already is not made again: null stands in its place.</summary>
    /// <param name="drafts">Without a node and without dependencies.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    internal async Task<Result<List<Monitor?>>> CreateAllAsync(
        IReadOnlyList<(MonitorDraft Draft, bool Paused)> drafts, Actor actor, CancellationToken cancellationToken)
    {
        var made = new List<Monitor?>(drafts.Count);
        var changed = await _writer.ChangeAsync(
            actor,
            AuditActions.MonitorCreated,
            async connection =>
            {
                var others = await _store.ReadAllAsync(connection, cancellationToken);
                if (others.Count + drafts.Count > MaxMonitors)
                {
                    return LimitReached;
                }

                var known = new MonitorLikeness(others);
                foreach (var (draft, paused) in drafts)
                {
                    if (!known.Add(draft))
                    {
                        made.Add(null);
                        continue;
                    }

                    var monitor = await InsertAsync(connection, draft, paused, cancellationToken);
                    if (!monitor.IsSuccess)
                    {
                        return monitor.Error;
                    }

                    made.Add(monitor.Value);
                }

                return made.OfType<Monitor>().Select(monitor => new MonitorChange(null, monitor)).ToList();
            },
            cancellationToken);
        return changed.IsSuccess ? made : changed.Error;
    }

    /// <summary>Replaces a monitor's definition if it is still the version that the caller saw.</summary>
    public async Task<Result<Monitor>> UpdateAsync(Guid id, int version, MonitorInput input, Actor actor, CancellationToken cancellationToken)
    {
        var draft = MonitorValidator.Read(input);
        if (draft.Value is null)
        {
            return draft.Error!;
        }

        return await ChangeAsync(
            actor,
            AuditActions.MonitorUpdated,
            async connection =>
            {
                if (await _store.FindAsync(connection, id, cancellationToken) is not { } monitor)
                {
                    return MonitorErrors.NotFound(id);
                }

                if (monitor.Source == MonitorSource.File)
                {
                    return MonitorErrors.OwnedByFile(monitor);
                }

                if (monitor.Version != version)
                {
                    return MonitorErrors.Changed(monitor, version);
                }

                var others = await _store.ReadAllAsync(connection, cancellationToken);
                if (await CheckLinksAsync(connection, draft.Value, monitor.Key, others, cancellationToken) is { } wrong)
                {
                    return wrong;
                }

                var kept = await KeepSecretsAsync(connection, id, draft.Value.Check, cancellationToken);
                return !kept.IsSuccess
                    ? kept.Error
                    : new MonitorChange(monitor, await _writer.SaveAsync(connection, draft.Value.Over(monitor), cancellationToken));
            },
            cancellationToken);
    }

    public async Task<Result> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var deleted = await ChangeAsync(
            actor,
            AuditActions.MonitorDeleted,
            async connection =>
            {
                if (await _store.FindAsync(connection, id, cancellationToken) is not { } monitor)
                {
                    return MonitorErrors.NotFound(id);
                }

                if (monitor.Source == MonitorSource.File)
                {
                    return MonitorErrors.OwnedByFile(monitor);
                }

                await _store.RetireAsync(connection, [id], PostgresTime.Truncate(time.GetUtcNow()), cancellationToken);
                return new MonitorChange(monitor, null);
            },
            cancellationToken);
        return deleted.Error is { } error ? error : Result.Success;
    }

    /// <summary>Pauses or resumes; also for monitors of the service map, because it says nothing about what is monitored.</summary>
    public Task<Result<Monitor>> SetPausedAsync(Guid id, bool paused, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        actor,
        paused ? AuditActions.MonitorPaused : AuditActions.MonitorResumed,
        async connection =>
        {
            if (await _store.FindAsync(connection, id, cancellationToken) is not { } monitor)
            {
                return MonitorErrors.NotFound(id);
            }

            var saved = monitor.Paused == paused ? monitor : await _writer.SaveAsync(connection, monitor with { Paused = paused }, cancellationToken);
            return new MonitorChange(monitor, saved);
        },
        cancellationToken);

    private async Task<Result<Monitor>> ChangeAsync(
        Actor actor, string action, Func<NpgsqlConnection, Task<Result<MonitorChange>>> change, CancellationToken cancellationToken)
    {
        var changed = await _writer.ChangeAsync(
            actor,
            action,
            async connection =>
            {
                var done = await change(connection);
                return done.IsSuccess ? new List<MonitorChange> { done.Value } : done.Error;
            },
            cancellationToken);
        return changed.IsSuccess ? changed.Value[0].Subject : changed.Error;
    }

    private async Task<Result<Monitor>> InsertAsync(NpgsqlConnection connection, MonitorDraft draft, bool paused, CancellationToken cancellationToken)
    {
        var now = PostgresTime.Truncate(time.GetUtcNow());
        var monitor = draft.Over(new Monitor
        {
            Id = Guid.CreateVersion7(now),
            Key = await _store.FindFreeKeyAsync(connection, Slug.Of(draft.Name), [], cancellationToken),
            Source = MonitorSource.Page,
            Name = draft.Name,
            Group = draft.Group,
            Tags = [],
            Public = false,
            DependsOn = [],
            IntervalSeconds = draft.IntervalSeconds,
            TimeoutSeconds = draft.TimeoutSeconds,
            Retries = draft.Retries,
            RecoverAfter = draft.RecoverAfter,
            Check = draft.Check.ToInput(),
            Paused = paused,
            Version = 1,
            CreatedAt = now,
            UpdatedAt = now,
        });
        monitor = monitor with { No = await _store.InsertAsync(connection, monitor, cancellationToken) };
        var kept = await KeepSecretsAsync(connection, monitor.Id, draft.Check, cancellationToken);
        return kept.IsSuccess ? monitor : kept.Error;
    }

    private async Task<Result> KeepSecretsAsync(NpgsqlConnection connection, Guid id, Check check, CancellationToken cancellationToken) =>
        headers is null ? Result.Success : await headers.SaveAsync(connection, id, check, cancellationToken);

    private async Task<Error?> CheckLinksAsync(
        NpgsqlConnection connection, MonitorDraft draft, string? key, List<Monitor> others, CancellationToken cancellationToken)
    {
        var map = await _map.ReadAsync(connection, cancellationToken);
        var errors = MonitorLinks.Check(draft, key, others, [.. (map?.Nodes ?? []).Select(node => node.Id)]);
        return errors.Count == 0 ? null : Error.Invalid("monitor_invalid", $"The monitor is not valid. {errors[0].Field}: {errors[0].Message}", errors);
    }

    private static Error LimitReached => Error.Conflict("monitor_limit", $"There can be {MaxMonitors} monitors at most.");
}
