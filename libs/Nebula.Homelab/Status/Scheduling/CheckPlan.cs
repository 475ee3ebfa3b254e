using System.Text.Json;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>The claimed monitors by the moment they are due. Knows no clock: it is told the time. Safe for several threads.</summary>
internal sealed class CheckPlan
{
    // After a failure that does not count yet the next look comes sooner, so that an outage is known in seconds, not intervals.
    private static readonly TimeSpan LongestRetryDelay = TimeSpan.FromSeconds(5);

    // Moments that nobody looked at while a monitor changed hands or nothing ran are made up for, spread over this time.
    private static readonly TimeSpan CatchUpWithin = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly Dictionary<int, PlannedMonitor> _monitors = [];
    private readonly PriorityQueue<int, DateTimeOffset> _queue = new();

    // A correction of the clock by less is none: what is due waits for it.
    private static readonly TimeSpan SteppedBack = TimeSpan.FromSeconds(2);

    // Apart from the plan: what is given away or comes back meanwhile still runs once only.
    private readonly HashSet<int> _running = [];

    private DateTimeOffset _latest;

    /// <summary>How many checks were left out because their time had passed or the one before still ran.</summary>
    public long Skipped { get; private set; }

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _monitors.Count;
            }
        }
    }

    /// <summary>Of each monitor in the plan, its number and the version of its definition.</summary>
    public IReadOnlyList<(int No, int Version)> Versions()
    {
        lock (_lock)
        {
            return [.. _monitors.Values.Select(planned => (planned.Monitor.No, planned.Monitor.Version))];
        }
    }

    /// <summary>Takes over what is claimed now: what is new or changed is due at once, the rest keeps its time.</summary>
    public void Replace(IReadOnlyCollection<ClaimedMonitor> claimed, DateTimeOffset now)
    {
        lock (_lock)
        {
            var keep = claimed.Select(monitor => monitor.No).ToHashSet();
            foreach (var gone in _monitors.Keys.Where(no => !keep.Contains(no)).ToList())
            {
                _monitors.Remove(gone);
            }

            foreach (var monitor in claimed)
            {
                Take(monitor, now);
            }
        }
    }

    /// <summary>Whether a check of it has begun and not ended, planned any longer or not.</summary>
    public bool IsRunning(int no)
    {
        lock (_lock)
        {
            return _running.Contains(no);
        }
    }

    /// <summary>When the next check is due; null when nothing is planned.</summary>
    public DateTimeOffset? NextDue()
    {
        lock (_lock)
        {
            DropOutdated();
            return _queue.TryPeek(out _, out var due) ? due : null;
        }
    }

    /// <summary>Everything due by now; each is planned again at its next moment.</summary>
    public IReadOnlyList<DueCheck> TakeDue(DateTimeOffset now)
    {
        lock (_lock)
        {
            FollowClock(now);
            List<DueCheck>? due = null;
            for (DropOutdated(); _queue.TryPeek(out var no, out var at) && at <= now; DropOutdated())
            {
                _queue.Dequeue();
                var planned = _monitors[no];
                if (_running.Add(no))
                {
                    (due ??= []).Add(ToDue(planned, now));
                }
                else
                {
                    Skipped++;
                }

                var next = planned.Grid.Next(at);
                Plan(planned, next > now ? next : planned.Grid.Next(now));
            }

            return due ?? (IReadOnlyList<DueCheck>)[];
        }
    }

    /// <summary>The check has run; a failure that does not count yet is looked at again soon.</summary>
    public void Complete(int no, ServiceState? found, DateTimeOffset now, TimeSpan? lookAgainIn = null)
    {
        lock (_lock)
        {
            _running.Remove(no);
            if (found is null || !_monitors.TryGetValue(no, out var planned))
            {
                return;
            }

            planned.Streak = found == ServiceState.Up ? 0 : planned.Streak + 1;
            if (lookAgainIn is { } wait)
            {
                PlanSooner(planned, now + wait);
            }

            if (planned.Streak == 0 || planned.Streak > planned.Monitor.Retries)
            {
                return;
            }

            var half = planned.Interval / 2;
            PlanSooner(planned, now + (half < LongestRetryDelay ? half : LongestRetryDelay));
        }
    }

    private void Take(ClaimedMonitor monitor, DateTimeOffset now)
    {
        if (_monitors.TryGetValue(monitor.No, out var known) && known.Monitor.Version == monitor.Version)
        {
            if (known.Monitor.Token != monitor.Token)
            {
                known.Redefine(monitor, known.Check);
            }

            return;
        }

        // What was saved has been validated; should a later version of us no longer read it, the others still run.
        if (monitor.CheckSpec is not { } spec || CheckParser.Parse(JsonSerializer.Deserialize<CheckInput>(spec, NebulaJson.Options)).Value is not { } check)
        {
            return;
        }

        if (known is not null)
        {
            known.Redefine(monitor, check);
            Plan(known, PostgresTime.Truncate(now));
            return;
        }

        known = _monitors[monitor.No] = new PlannedMonitor(monitor, check);
        Plan(known, FirstDue(known, now));
    }

    private static DateTimeOffset FirstDue(PlannedMonitor planned, DateTimeOffset now)
    {
        // What nobody is asked for costs nothing, and the moment at which it would have been looked at next is not known here.
        if (planned.Monitor.LastAt is not { } last || !planned.Check.IsDialled)
        {
            return PostgresTime.Truncate(now);
        }

        var next = planned.Grid.Next(now);
        return planned.Grid.Last(now) > last && next - now > CatchUpWithin
            ? new CheckGrid(planned.Monitor.Id, CatchUpWithin).Next(now)
            : next;
    }

    private DueCheck ToDue(PlannedMonitor planned, DateTimeOffset now)
    {
        // After a standstill (a suspended machine) only the last moment is made up for; the others nobody saw.
        var at = planned.Due;
        if (now - at >= planned.Interval)
        {
            Skipped += (now - at).Ticks / planned.Interval.Ticks;
            at = planned.Grid.Last(now);
        }

        at = planned.Begin(at);
        return new DueCheck(
            planned.Monitor.No, planned.Monitor.Token, planned.Check, TimeSpan.FromSeconds(planned.Monitor.TimeoutSeconds), at);
    }

    private void PlanSooner(PlannedMonitor planned, DateTimeOffset due)
    {
        due = PostgresTime.Truncate(due);
        if (due < planned.Due)
        {
            Plan(planned, due);
        }
    }

    // Set back, the clock would let nobody be looked at until it is again where it was. Set forward, it is a standstill.
    private void FollowClock(DateTimeOffset now)
    {
        if (_latest - now > SteppedBack)
        {
            foreach (var planned in _monitors.Values)
            {
                Plan(planned, planned.Grid.Next(now));
            }

            _latest = now;
        }

        _latest = now > _latest ? now : _latest;
    }

    private void Plan(PlannedMonitor planned, DateTimeOffset due)
    {
        planned.Due = due;
        _queue.Enqueue(planned.Monitor.No, due);
    }

    // A monitor that was removed or planned anew leaves its old place in the queue behind.
    private void DropOutdated()
    {
        while (_queue.TryPeek(out var no, out var due) && !(_monitors.TryGetValue(no, out var planned) && planned.Due == due))
        {
            _queue.Dequeue();
        }
    }
}
