using System.Text.Json;
using Microsoft.Extensions.Logging;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>
/// Makes the monitors follow the service map, in one transaction, the same from every process. What leaves the map is retired with its
/// history and comes back with it; what was made on a page is not touched, except that a key which the file wants is the file's:
/// the page's monitor then gets a number behind its own.
/// </summary>
public sealed partial class MapSync(NpgsqlDataSource database, StatusRecorder recorder, TimeProvider time, ILogger<MapSync> logger)
{
    private readonly MonitorStore _store = new();
    private readonly StatusMapStore _map = new();
    private readonly MapNews _news = new();

    /// <summary>True when something had to be changed.</summary>
    public async Task<bool> ApplyAsync(ServiceMapSnapshot snapshot, CancellationToken cancellationToken)
    {
        // Not read yet: nothing is known about what should be there.
        if (snapshot is { Version.Length: 0, Valid: true })
        {
            return false;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        var changed = await PutInForceAsync(connection, snapshot, cancellationToken);
        if (!await _news.TellAsync(connection, snapshot, changed, time.GetUtcNow(), cancellationToken) && changed is null)
        {
            return false;
        }

        await transaction.CommitAsync(cancellationToken);
        if (changed is not null)
        {
            LogApplied(snapshot.Path, snapshot.Services.Count, changed.Monitors);
        }

        return changed is not null;
    }

    /// <returns>Null when the map is in force already.</returns>
    private async Task<MapChange?> PutInForceAsync(NpgsqlConnection connection, ServiceMapSnapshot snapshot, CancellationToken cancellationToken)
    {
        var applied = await _map.ReadAsync(connection, cancellationToken);
        var loadedAt = PostgresTime.Truncate(snapshot.LoadedAt);
        if (snapshot.Version.Length == 0 || (applied is not null && (applied.Version == snapshot.Version || applied.LoadedAt > loadedAt)))
        {
            // No good map, the same, or a process that has not yet read the newer file.
            return null;
        }

        await _map.SaveAsync(connection, ToApplied(snapshot, loadedAt), cancellationToken);
        var live = (await _store.ReadAllAsync(connection, cancellationToken)).ToDictionary(monitor => monitor.Key, StringComparer.Ordinal);
        var before = applied is null ? null : new MapState(applied.Version, live.Values.Count(monitor => monitor.Source == MonitorSource.File), applied.Nodes.Count);
        var changed = await ApplyServicesAsync(connection, snapshot, live, cancellationToken);
        await recorder.JudgeWithinAsync(connection, definitionsChanged: true, cancellationToken);
        return new MapChange(before, new MapState(snapshot.Version, snapshot.Services.Count, snapshot.Nodes.Count), changed);
    }

    private async Task<int> ApplyServicesAsync(
        NpgsqlConnection connection, ServiceMapSnapshot snapshot, Dictionary<string, Monitor> live, CancellationToken cancellationToken)
    {
        var now = PostgresTime.Truncate(time.GetUtcNow());
        var ids = snapshot.Services.Select(service => service.Id).ToArray();
        var gone = live.Values.Where(monitor => monitor.Source == MonitorSource.File && !ids.Contains(monitor.Key)).Select(monitor => monitor.Id).ToArray();
        await _store.RetireAsync(connection, gone, now, cancellationToken);

        // The latest of each key wins, because it comes last.
        var retired = new Dictionary<string, Monitor>(StringComparer.Ordinal);
        foreach (var monitor in await _store.ReadRetiredAsync(connection, ids, cancellationToken))
        {
            retired[monitor.Key] = monitor;
        }

        var witnesses = snapshot.Networks
            .SelectMany(network => network.Witnesses, (network, id) => (network.Kind, Id: id))
            .ToDictionary(witness => witness.Id, witness => witness.Kind, StringComparer.Ordinal);
        var changed = gone.Length;
        foreach (var service in snapshot.Services)
        {
            var known = live.GetValueOrDefault(service.Id);
            if (known?.Source == MonitorSource.Page)
            {
                await MakeRoomAsync(connection, service.Id, ids, now, cancellationToken);
                known = null;
            }

            NetworkKind? witnessFor = witnesses.TryGetValue(service.Id, out var network) ? network : null;
            var wanted = ToMonitor(service, snapshot.Path, known ?? retired.GetValueOrDefault(service.Id), now) with { WitnessFor = witnessFor };
            changed += await ApplyServiceAsync(connection, wanted, known, isNew: known is null && !retired.ContainsKey(service.Id), cancellationToken);
        }

        return changed;
    }

    private async Task<int> ApplyServiceAsync(
        NpgsqlConnection connection, Monitor wanted, Monitor? known, bool isNew, CancellationToken cancellationToken)
    {
        if (isNew)
        {
            await _store.InsertAsync(connection, wanted, cancellationToken);
            return 1;
        }

        if (known is not null && MonitorRow.Of(wanted with { UpdatedAt = known.UpdatedAt }).IsSameAs(MonitorRow.Of(known)))
        {
            return 0;
        }

        await _store.UpdateAsync(connection, wanted, cancellationToken);
        return 1;
    }

    private async Task MakeRoomAsync(
        NpgsqlConnection connection, string key, string[] wanted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var free = await _store.FindFreeKeyAsync(connection, key, wanted, cancellationToken);
        await _store.RenameAsync(connection, key, free, now, cancellationToken);
        LogRenamed(key, free);
    }

    internal static Monitor ToMonitor(MappedService service, string path, Monitor? before, DateTimeOffset now)
    {
        var interval = service.IntervalSeconds
            ?? (service.Public ? MonitorValidator.DefaultPublicIntervalSeconds : MonitorValidator.DefaultIntervalSeconds);
        return new Monitor
        {
            Id = before?.Id ?? Guid.CreateVersion7(now),
            No = before?.No ?? 0,
            Key = service.Id,
            Source = MonitorSource.File,
            SourceFile = Path.GetFileName(path),
            SourceLine = service.Line,
            Name = service.Name,
            Description = service.Description,
            Group = service.Group,
            Node = service.Node,
            Tags = service.Tags,
            Icon = service.Icon,
            Open = service.Open,
            Public = service.Public,
            DependsOn = service.DependsOn,
            IntervalSeconds = interval,
            TimeoutSeconds = service.TimeoutSeconds ?? Math.Clamp(interval - 1, 1, MonitorValidator.DefaultTimeoutSeconds),
            Retries = service.Retries ?? CheckTypes.UsualRetriesOf(service.Check.Type),
            RecoverAfter = service.RecoverAfter ?? MonitorValidator.DefaultRecoverAfter,
            Check = service.Check.ToJson().Deserialize<CheckInput>(NebulaJson.Options)!,
            MissingSettings = service.MissingSettings,
            Paused = before?.Paused ?? false,
            Version = before?.Version ?? 1,
            CreatedAt = before?.CreatedAt ?? now,
            UpdatedAt = now,
        };
    }

    private static AppliedMap ToApplied(ServiceMapSnapshot snapshot, DateTimeOffset loadedAt) =>
        new(snapshot.Version, loadedAt, [.. snapshot.Nodes.Select(ToFacts)])
        {
            Networks = [.. snapshot.Networks.Select(network => new NetworkFacts(network.Kind, network.Name))],
        };

    private static NodeFacts ToFacts(MappedNode node) => new()
    {
        Id = node.Id,
        Name = node.Name,
        Description = node.Description,
        Addresses = node.Addresses,
        Sleeps = node.Sleeps,
        MissingSettings = node.MissingSettings,
    };

    [LoggerMessage(LogLevel.Information, "The monitors follow {Path}: {Services} services, {Changed} changed")]
    private partial void LogApplied(string path, int services, int changed);

    [LoggerMessage(LogLevel.Warning, "The service map defines {Key}, which a monitor made on a page had; that one is {NewKey} now")]
    private partial void LogRenamed(string key, string newKey);
}
