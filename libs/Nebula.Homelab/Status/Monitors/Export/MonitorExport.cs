using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors.Export;

/// <summary>Gives monitors out as YAML, without secrets.</summary>
public sealed class MonitorExport(NpgsqlDataSource database, TimeProvider time)
{
    // The service map takes no more.
    private const int MaxMonitors = 1000;

    private readonly MonitorStore _store = new();
    private readonly MonitorYaml _yaml = new(time);

    public async Task<Result<MonitorExportAnswer>> ExportAsync(MonitorExportInput input, CancellationToken cancellationToken)
    {
        if (input.Ids is { Count: > MaxMonitors } ids)
        {
            return TooMany(ids.Count);
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var all = await _store.ReadAllAsync(connection, cancellationToken);
        var wanted = input.Ids?.ToHashSet();
        var chosen = all.FindAll(monitor => wanted?.Contains(monitor.Id) ?? monitor.Source == MonitorSource.Page);
        if (chosen.Count > MaxMonitors)
        {
            return TooMany(chosen.Count);
        }

        var mapped = all.Where(monitor => monitor.Source == MonitorSource.File).Select(monitor => monitor.Key).ToHashSet(StringComparer.Ordinal);
        return _yaml.Write(chosen, mapped);
    }

    private static Error TooMany(int count)
    {
        var message = $"There are {count}; the service map takes {MaxMonitors} at most. Choose some of them.";
        return Error.Invalid("export_invalid", message, new FieldError("ids", message));
    }
}
