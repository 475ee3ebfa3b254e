using System.Globalization;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Status.Live;

/// <summary>Everything in one sentence. Names what is wrong, counts what is not.</summary>
internal static class OverallSentence
{
    private const int MaxNames = 5;

    private static readonly ServiceState[] States = Enum.GetValues<ServiceState>();

    /// <param name="services">All that may be named.</param>
    /// <param name="nodes">All that may be named.</param>
    /// <param name="reported">Open incidents that people opened.</param>
    /// <param name="zone">For times of day.</param>
    public static Overall Of(
        IReadOnlyCollection<(string Name, ServiceState State)> services,
        IReadOnlyCollection<NodeStatus> nodes,
        IReadOnlyCollection<IncidentRecord> reported,
        TimeZoneInfo zone)
    {
        var counts = States.ToDictionary(state => state, state => services.Count(service => service.State == state));
        var downNodes = nodes.Where(node => node.State == ServiceState.Down).ToList();
        var sleeping = nodes.Where(node => node.State == ServiceState.Asleep).ToList();
        List<string> parts = [];
        if (reported.Count > 0)
        {
            parts.Add($"Reported: {NamesOf([.. reported.Select(incident => incident.Title)])}");
        }

        if (counts[ServiceState.Up] > 0 || services.Count == 0)
        {
            parts.Add(services.Count == 0 ? "Nothing is monitored yet" : $"{counts[ServiceState.Up]} up");
        }

        parts.AddRange(sleeping.Select(node =>
            $"{node.Name} asleep since {TimeZoneInfo.ConvertTime(node.Since, zone).ToString("HH:mm", CultureInfo.InvariantCulture)}, expected"));
        parts.AddRange(downNodes.Select(node => $"{node.Name} is down"));
        AddNamed(ServiceState.Down, "down");
        AddNamed(ServiceState.Degraded, "degraded");
        Add(ServiceState.Unknown, "not known");
        Add(ServiceState.Maintenance, "under maintenance");
        if (sleeping.Count == 0)
        {
            Add(ServiceState.Asleep, "asleep");
        }

        Add(ServiceState.Paused, "paused");
        Add(ServiceState.NotConfigured, "not configured");
        return new Overall
        {
            State = StateOf(counts, downNodes.Count, reported),
            Sentence = string.Join(" · ", parts),
            Counts = counts.ToDictionary(pair => pair.Key.ToText(), pair => pair.Value),
        };

        void Add(ServiceState state, string word)
        {
            if (counts[state] > 0)
            {
                parts.Add($"{counts[state]} {word}");
            }
        }

        void AddNamed(ServiceState state, string word)
        {
            if (counts[state] > 0)
            {
                var names = services.Where(service => service.State == state).Select(service => service.Name).ToList();
                parts.Add($"{names.Count} {word}: {NamesOf(names)}");
            }
        }
    }

    private static string NamesOf(List<string> names) =>
        $"{string.Join(", ", names.Take(MaxNames))}{(names.Count > MaxNames ? $" and {names.Count - MaxNames} more" : "")}";

    private static ServiceState StateOf(Dictionary<ServiceState, int> counts, int downNodes, IReadOnlyCollection<IncidentRecord> reported) => counts switch
    {
        _ when downNodes > 0 || counts[ServiceState.Down] > 0 || reported.Any(incident => incident.Severity == IncidentSeverity.Down) => ServiceState.Down,
        _ when counts[ServiceState.Degraded] > 0 || reported.Count > 0 => ServiceState.Degraded,
        _ when counts[ServiceState.Up] > 0 => ServiceState.Up,
        _ when counts[ServiceState.Maintenance] > 0 => ServiceState.Maintenance,
        _ => ServiceState.Unknown,
    };
}
