using System.Globalization;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>The windows within one transaction: what is in force, what begins and what ends. Who calls it holds the lock and saves what changed.</summary>
internal sealed class MaintenanceCalendar(IEnumerable<MaintenanceWindow> windows)
{
    private readonly List<MaintenanceWindow> _windows = [.. windows];
    private readonly List<MaintenanceTurn> _turns = [];

    /// <summary>As they are now, each once.</summary>
    public IReadOnlyCollection<MaintenanceWindow> Changed => [.. _turns.Select(turn => turn.Before.Id).Distinct().Select(id => _windows.Find(window => window.Id == id)!)];

    public IEnumerable<PlatformEvent> News => _turns.Select(Tell);

    public bool TurnsBy(DateTimeOffset moment) => _windows.Exists(window => MaintenanceTurn.DueBy(moment, window) is not null);

    /// <summary>When the next beginning or end is due, if that is by the moment.</summary>
    public DateTimeOffset? NextTurn(DateTimeOffset moment) => FindNext(moment)?.At;

    /// <summary>Takes the next beginning or end that is due.</summary>
    public void Turn(DateTimeOffset moment)
    {
        var turn = FindNext(moment)!;
        _windows[_windows.IndexOf(turn.Before)] = turn.After;
        _turns.Add(turn);
    }

    /// <summary>What is being done to a monitor; null when no window in force covers it.</summary>
    public string? Describe(Guid monitor, IReadOnlyList<string> tags, string? node = null)
    {
        var window = _windows.Where(window => window.RunningSince is not null && window.Covers(monitor, tags, node)).MaxBy(window => window.RunningUntil);
        return window is null
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"{window.Title}; until {window.RunningUntil!.Value.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
    }

    private MaintenanceTurn? FindNext(DateTimeOffset moment) =>
        _windows.Select(window => MaintenanceTurn.DueBy(moment, window)).OfType<MaintenanceTurn>().MinBy(turn => turn.At);

    private static PlatformEvent Tell(MaintenanceTurn turn) => turn.Begins is { } begun
        ? new MaintenanceStarted(turn.Before.Id, turn.Before.Title, turn.At, begun.EndsAt)
        : new MaintenanceEnded(turn.Before.Id, turn.Before.Title, turn.Before.RunningSince!.Value, turn.At);
}
