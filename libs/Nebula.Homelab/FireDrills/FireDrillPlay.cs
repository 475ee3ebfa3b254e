using System.Net.Sockets;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Kinds;
using Npgsql;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.FireDrills;

/// <summary>Plays one drill from its first step to its last. Nothing of it is pretended: each step is done when its effect was seen.</summary>
internal sealed class FireDrillPlay(
    FireDrill drill, NpgsqlDataSource database, DrillStage stage, DrillDoor door, StatusSignal scheduler, OutboxSignal outbox, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan ForChecks = TimeSpan.FromSeconds(20);

    // A channel may be asked to wait by the other side, and a first failure is tried again after seconds.
    private static readonly TimeSpan ForMessages = TimeSpan.FromSeconds(30);

    private readonly DrillTarget _target = new();

    private FireDrill _drill = drill;
    private IDisposable? _opening;
    private Monitor? _monitor;
    private DrillIncident? _incident;
    private DateTimeOffset _stoppedAt;

    public async Task<FireDrill> RunAsync(CancellationToken cancellationToken)
    {
        await SaveAsync(_drill with { State = FireDrillState.Running }, cancellationToken);
        var failed = await StepAsync(FireDrillStepName.Target, ForChecks, SetUpAsync, cancellationToken)
            ?? await StepAsync(FireDrillStepName.Up, ForChecks, IsUpAsync, cancellationToken)
            ?? await StepAsync(FireDrillStepName.Stopped, ForChecks, StopAsync, cancellationToken)
            ?? await StepAsync(FireDrillStepName.Incident, ForChecks, HasIncidentAsync, cancellationToken)
            ?? await StepAsync(FireDrillStepName.Alert, ForMessages, IsToldAsync, cancellationToken)
            ?? await StepAsync(FireDrillStepName.Returned, ForChecks, ReturnAsync, cancellationToken)
            ?? await StepAsync(FireDrillStepName.Recovered, ForChecks, HasRecoveredAsync, cancellationToken)
            ?? await StepAsync(FireDrillStepName.Told, ForMessages, IsEndToldAsync, cancellationToken);
        var left = await StepAsync(FireDrillStepName.Removed, ForChecks, RemoveAsync, cancellationToken);
        await EndAsync(failed ?? left, cancellationToken);
        return _drill;
    }

    public void Dispose()
    {
        _opening?.Dispose();
        _target.Dispose();
    }

    /// <returns>Why it failed; null when it is done.</returns>
    private async Task<string?> StepAsync(
        FireDrillStepName step, TimeSpan limit, Func<CancellationToken, Task<DrillLook>> look, CancellationToken cancellationToken)
    {
        var began = time.GetUtcNow();
        await SaveAsync(_drill.With(step, FireDrillStepState.Running, began), cancellationToken);
        var seen = await look(cancellationToken);
        while (seen.State == FireDrillStepState.Running && time.GetUtcNow() - began < limit)
        {
            await Task.Delay(LookEvery, time, cancellationToken);
            seen = await look(cancellationToken);
        }

        if (seen.State == FireDrillStepState.Running)
        {
            seen = DrillLook.Failed($"After {limit.TotalSeconds:0} s {seen.Text}.");
        }

        await SaveAsync(_drill.With(step, seen.State, time.GetUtcNow(), seen.Text), cancellationToken);
        return seen.State == FireDrillStepState.Failed ? seen.Text : null;
    }

    private async Task<DrillLook> SetUpAsync(CancellationToken cancellationToken)
    {
        _target.Start();
        _monitor = await stage.SetUpAsync(_target.Address, cancellationToken);
        _opening = door.Open(_monitor.No, _target.Address);
        scheduler.Raise();
        return DrillLook.Done($"A test target answers on {_target.Address}; a monitor checks it every second.");
    }

    private async Task<DrillLook> IsUpAsync(CancellationToken cancellationToken)
    {
        var (state, reason) = await stage.ReadStateAsync(_monitor!.No, cancellationToken);
        return state == "up" ? DrillLook.Done($"Up: {reason}") : DrillLook.NotYet(reason is null ? "the scheduler had not checked the target" : $"it was not up: {reason}");
    }

    private Task<DrillLook> StopAsync(CancellationToken cancellationToken)
    {
        _target.Stop();
        _stoppedAt = time.GetUtcNow();
        return Task.FromResult(DrillLook.Done("The target answers no more."));
    }

    private async Task<DrillLook> HasIncidentAsync(CancellationToken cancellationToken)
    {
        _incident = await stage.FindIncidentAsync(_monitor!.Id, cancellationToken);
        return _incident is null ? DrillLook.NotYet("no incident was open") : DrillLook.Done($"{_incident.Title}: {_incident.Reason}");
    }

    private async Task<DrillLook> IsToldAsync(CancellationToken cancellationToken)
    {
        var told = await stage.ReadToldAsync(_incident!.Story, cancellationToken);
        var seen = AlertWatch.LookAtAlert(told, _stoppedAt);
        _drill = _drill with { Alerts = AlertWatch.AlertsOf(told, _stoppedAt) };
        return seen;
    }

    private Task<DrillLook> ReturnAsync(CancellationToken cancellationToken)
    {
        try
        {
            _target.Start();
            return Task.FromResult(DrillLook.Done("The target answers again."));
        }
        catch (SocketException exception)
        {
            return Task.FromResult(DrillLook.NotYet($"the target could not take its port again: {exception.Message}"));
        }
    }

    private async Task<DrillLook> HasRecoveredAsync(CancellationToken cancellationToken)
    {
        _incident = await stage.FindIncidentAsync(_monitor!.Id, cancellationToken) ?? _incident;
        return _incident!.ResolvedAt is null ? DrillLook.NotYet("the incident was still open") : DrillLook.Done($"Recovered after {Lasted()}.");
    }

    private async Task<DrillLook> IsEndToldAsync(CancellationToken cancellationToken)
    {
        var told = await stage.ReadToldAsync(_incident!.Story, cancellationToken);
        var seen = AlertWatch.LookAtEnd(told, _drill.Alerts, Lasted());
        _drill = seen.State == FireDrillStepState.Done ? _drill with { Alerts = AlertWatch.WithEnds(_drill.Alerts, told) } : _drill;
        return seen;
    }

    private async Task<DrillLook> RemoveAsync(CancellationToken cancellationToken)
    {
        _target.Stop();
        await stage.ClearAsync(cancellationToken);
        Dispose();
        return DrillLook.Done("The monitor, its checks and its incident are removed.");
    }

    private string Lasted() => AlertWatch.Seconds((_incident!.ResolvedAt!.Value - _incident.StartedAt).TotalSeconds);

    private async Task EndAsync(string? failed, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        _drill = _drill with { State = failed is null ? FireDrillState.Passed : FireDrillState.Failed, EndedAt = now, Reason = failed };
        var told = string.Join(", ", _drill.Alerts.Select(alert => $"{alert.ChannelName} in {AlertWatch.Seconds(alert.Seconds)}"));
        PlatformEvent happened = failed is null ? new FireDrillPassed(_drill.Id, told) : new FireDrillFailed(_drill.Id, failed);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await FireDrillStore.SaveAsync(connection, _drill, cancellationToken);
        await EventOutbox.AppendAsync(connection, happened, _drill.RequestedBy, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox.Raise();
    }

    private async Task SaveAsync(FireDrill drill, CancellationToken cancellationToken)
    {
        _drill = drill;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await FireDrillStore.SaveAsync(connection, drill, cancellationToken);
    }
}
