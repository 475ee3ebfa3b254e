using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Replay;

/// <summary>
/// Takes observations of one monitor, alone, through the ledger that real ones go through, and hands back the incidents. What else runs on
/// its machine, what it depends on and maintenance are left out.
/// </summary>
internal static class AlertReplay
{
    private const int No = 1;

    /// <param name="name">For the titles.</param>
    /// <param name="timing">On which the states depend.</param>
    /// <param name="seen">In the order of time.</param>
    /// <returns>In the order in which they begin.</returns>
    public static IReadOnlyList<IncidentRecord> Run(string name, CheckTiming timing, IReadOnlyList<Observation> seen)
    {
        if (seen is not [var first, ..])
        {
            return [];
        }

        var facts = new ServiceFacts { No = No, Key = "draft", Name = name, Timing = timing, Own = OwnState.NotChecked(first.At) };
        var service = new TrackedService(Guid.Empty, facts, ShownState.New(first.At));
        var book = new IncidentBook([]);
        var ledger = new StatusLedger(
            new Dictionary<int, TrackedService> { [No] = service }, [], [], new Dictionary<string, FeedNode>(), book, new MaintenanceCalendar([]));
        foreach (var observation in seen)
        {
            ledger.Apply(new CheckReport(No, observation, Token: null), mustJudge: false);
        }

        return [.. book.Changed.OrderBy(incident => incident.StartedAt)];
    }
}
