using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Live;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Metrics;

/// <summary>
/// The status as metrics for a Prometheus: private services too, so not for strangers. As many series as services, a dozen each. Read in
/// one piece and written after, so that a scrape of many services holds nobody up.
/// </summary>
public sealed class StatusExposition(StatusLive live, TimeProvider time)
{
    private static readonly ServiceState[] States = Enum.GetValues<ServiceState>();

    public Result<string> Write(MetricFormat format) => live.Read(Read) is { } reading ? Write(reading, format) : StatusLive.NotLoaded;

    private StatusReading Read(StatusMemory memory, bool isStale)
    {
        var now = time.GetUtcNow();
        var open = memory.Incidents.Where(incident => incident.ResolvedAt is null).ToLookup(incident => incident.Severity);
        return new StatusReading
        {
            IsStale = isStale,
            Services = [.. memory.Services.Select(line => Read(line, now))],
            OpenIncidentsDown = open[IncidentSeverity.Down].Count(),
            OpenIncidentsDegraded = open[IncidentSeverity.Degraded].Count(),
        };
    }

    private ServiceReading Read(ServiceLine line, DateTimeOffset now)
    {
        var monitor = line.Monitor;
        return new ServiceReading
        {
            Labels = MetricText.Labels(("service", monitor.Key), ("name", monitor.Name), ("type", monitor.Check.Type), ("group", monitor.Group), ("node", monitor.Node)),
            State = line.Shown.State,
            ResponseTimeMs = line.LastMs,
            LastCheckedAt = line.LastAt,
            CertificateDays = CertificateTime.DaysIn(line.Shown.Evidence),
            Uptime = new UptimeWindows(Over(1), Over(7), Over(30), Over(90)),
            Checks = [.. CheckTally.Results.Select(found => (found, live.Tally.Of(monitor.No, found)))],
        };

        double? Over(int days) => line.Timeline.Within(now.AddDays(-days), now).Uptime;
    }

    private static string Write(StatusReading reading, MetricFormat format)
    {
        var text = new MetricText(format);
        WriteServices(text, reading.Services);
        text.Begin("nebula_services", "Services by state.");
        foreach (var state in States)
        {
            text.Add(MetricText.Labels(("state", state.ToText())), reading.Services.Count(service => service.State == state));
        }

        text.Begin("nebula_incidents_open", "Incidents that go on, by how bad they are.");
        text.Add(MetricText.Labels(("severity", "down")), reading.OpenIncidentsDown);
        text.Add(MetricText.Labels(("severity", "degraded")), reading.OpenIncidentsDegraded);
        text.Begin("nebula_status_stale", "1 while what is told here cannot be refreshed.");
        text.Add("", reading.IsStale ? 1 : 0);
        return text.ToString();
    }

    private static void WriteServices(MetricText text, IReadOnlyList<ServiceReading> services)
    {
        Family("nebula_service_up", "1 up or degraded, 0 down; no sample while nothing is known or expected.",
            service => service.IsUp is { } isUp ? (isUp ? 1 : 0) : null);
        Family("nebula_service_state", "0 up, 1 degraded, 2 down, 3 unknown, 4 asleep, 5 paused, 6 not configured.", service => service.State.ToCode());
        Family("nebula_service_response_time_seconds", "How long the last check waited for its answer.", service => service.ResponseTimeMs / 1000.0);
        Family("nebula_service_last_check_timestamp_seconds", "When it was last checked.", service => service.LastCheckedAt?.ToUnixTimeMilliseconds() / 1000.0);
        Family("nebula_service_certificate_days_left", "Whole days until its certificate ends.", service => service.CertificateDays);
        text.Begin("nebula_service_uptime_ratio", "Share of the known time in which it was up or degraded, over a window that ends now.");
        foreach (var (labels, uptime) in services.Select(service => (service.Labels, service.Uptime)))
        {
            text.Add($"{labels},window=\"24h\"", uptime.H24);
            text.Add($"{labels},window=\"7d\"", uptime.D7);
            text.Add($"{labels},window=\"30d\"", uptime.D30);
            text.Add($"{labels},window=\"90d\"", uptime.D90);
        }

        text.Begin("nebula_service_checks_total", "Checks by what they found, since this process started.", isCounter: true);
        foreach (var service in services)
        {
            foreach (var (found, count) in service.Checks)
            {
                text.Add($"{service.Labels},result=\"{found.ToText()}\"", count);
            }
        }

        void Family(string name, string help, Func<ServiceReading, double?> read)
        {
            text.Begin(name, help);
            foreach (var service in services)
            {
                text.Add(service.Labels, read(service));
            }
        }
    }
}
