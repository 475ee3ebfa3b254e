using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Rules;
using Npgsql;

namespace Nebula.Homelab.FireDrills;

/// <summary>How it stands with fire drills, and the beginning of one.</summary>
public sealed class FireDrillService
{
    private readonly NpgsqlDataSource _database;
    private readonly AlertForecaster _forecaster;
    private readonly FireDrillSignal _signal;
    private readonly TimeProvider _time;

    internal FireDrillService(NpgsqlDataSource database, AlertForecaster forecaster, FireDrillSignal signal, TimeProvider time)
    {
        (_database, _forecaster, _signal, _time) = (database, forecaster, signal, time);
    }

    public async Task<FireDrillOverview> LookAsync(CancellationToken cancellationToken)
    {
        var forecast = await ForecastAsync(cancellationToken);
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return new FireDrillOverview(
            await FireDrillStore.LatestAsync(connection, cancellationToken),
            await FireDrillStore.LastPassedAsync(connection, cancellationToken),
            [.. forecast.Channels.Select(channel => channel.Name)],
            forecast.Obstacle);
    }

    /// <summary>Has a drill begin within a second; how it goes is told by <see cref="LookAsync"/>.</summary>
    public async Task<Result<FireDrill>> StartAsync(Actor actor, CancellationToken cancellationToken)
    {
        if (await ForecastAsync(cancellationToken) is { Obstacle: { } obstacle })
        {
            return Error.Conflict("nothing_to_tell", obstacle);
        }

        var now = _time.GetUtcNow();
        var drill = FireDrill.New(Guid.CreateVersion7(now), actor.Name, now);
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await FireDrillStore.InsertAsync(connection, drill, cancellationToken))
        {
            return Error.Conflict("fire_drill_running", "A fire drill runs already; wait for its end.");
        }

        var entry = new AuditEntry(actor, AuditActions.FireDrillStarted, AuditOutcome.Done) { Target = $"fire-drill:{drill.Id}", TargetName = "Fire drill" };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _signal.Raise();
        return drill;
    }

    // What the monitor of the drill will tell, in the same words.
    private Task<AlertForecast> ForecastAsync(CancellationToken cancellationToken) => _forecaster.AskAsync(
        new IncidentOpened(Guid.Empty, DrillStage.Root, DrillStage.Title, "", _time.GetUtcNow()).Header, cancellationToken);
}
