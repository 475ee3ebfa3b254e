using System.Globalization;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Status.Live;

/// <summary>Everything in one sentence. Names what is wrong, counts what is not.</summary>
internal static class OverallSentence
{
    private const int MaxNames = 5;

    private static readonly ServiceState[] States = Enum.GetValues<ServiceState>();

    /// <param name="services">All that the audience sees.</param>
    /// <param name="nodes">All that the audience sees.</param>
    /// <param name="ahead">What is known beyond the states.</param>
    /// <param name="now">The time.</param>
    /// <param name="zone">Whose clock tells times.</param>
    public static Overall Of(
        IReadOnlyCollection<(string Name, ServiceState State)> services, IReadOnlyCollection<NodeStatus> nodes, SentenceFacts ahead, DateTimeOffset now, TimeZoneInfo zone)
    {
        var reported = ahead.Reported;
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

        parts.AddRange(sleeping.Select(node => $"{node.Name} asleep since {Clock(node.Since)}, expected"));
        parts.AddRange(ahead.OutOfSight.Select(network => $"{network} cannot be seen"));
        parts.AddRange(downNodes.Select(node => $"{node.Name} is down"));
        AddNamed(ServiceState.Down, "down");
        AddNamed(ServiceState.Degraded, "degraded");
        Add(ServiceState.Unknown, "not known");
        Add(ServiceState.Maintenance, ahead.MaintenanceUntil is { } until ? $"under maintenance until {Clock(until)}" : "under maintenance");
        if (sleeping.Count == 0)
        {
            Add(ServiceState.Asleep, "asleep");
        }

        Add(ServiceState.Paused, "paused");
        Add(ServiceState.NotConfigured, "not configured");
        if (ahead.Certificate is { } certificate)
        {
            parts.Add(certificate.Days switch
            {
                < 0 => $"certificate of {certificate.Name} has ended",
                0 => $"certificate of {certificate.Name} ends within a day",
                1 => $"certificate of {certificate.Name} ends in 1 day",
                var days => $"certificate of {certificate.Name} ends in {days} days",
            });
        }

        return new Overall
        {
            State = StateOf(counts, downNodes.Count, ahead.OutOfSight.Count, reported),
            Sentence = string.Join(" · ", parts),
            Counts = counts.ToDictionary(pair => pair.Key.ToText(), pair => pair.Value),
        };

        // A window may last for weeks, and a machine sleep for as long: another day is named.
        string Clock(DateTimeOffset moment)
        {
            var local = TimeZoneInfo.ConvertTime(moment, zone);
            var today = local.Date == TimeZoneInfo.ConvertTime(now, zone).Date;
            return local.ToString(today ? "HH:mm" : "ddd d MMM HH:mm", CultureInfo.InvariantCulture);
        }

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

    private static ServiceState StateOf(Dictionary<ServiceState, int> counts, int downNodes, int dark, IReadOnlyCollection<IncidentRecord> reported) => counts switch
    {
        _ when downNodes > 0 || counts[ServiceState.Down] > 0 || reported.Any(incident => incident.Severity == IncidentSeverity.Down) => ServiceState.Down,
        _ when counts[ServiceState.Degraded] > 0 || reported.Count > 0 => ServiceState.Degraded,
        _ when dark > 0 => ServiceState.Unknown,
        _ when counts[ServiceState.Up] > 0 => ServiceState.Up,
        _ when counts[ServiceState.Unknown] > 0 => ServiceState.Unknown,
        _ when counts[ServiceState.Maintenance] > 0 => ServiceState.Maintenance,

        // As it should be: nobody expects more of what sleeps or was paused.
        _ when counts[ServiceState.Asleep] > 0 => ServiceState.Asleep,
        _ when counts[ServiceState.Paused] > 0 => ServiceState.Paused,
        _ => ServiceState.Unknown,
    };
}
