using System.Diagnostics.Metrics;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>What the scheduler tells of itself.</summary>
public sealed class StatusMetrics : IDisposable
{
    public const string MeterName = "Nebula.Status";

    private readonly Meter _meter;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _checks;
    private readonly Counter<long> _dropped;

    public StatusMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _lag = _meter.CreateHistogram<double>("nebula.status.check.lag", "ms", "From the moment a check was planned for to its start.");
        _checks = _meter.CreateCounter<long>("nebula.status.checks", "{check}", "Checks run, by what they found.");
        _dropped = _meter.CreateCounter<long>("nebula.status.results.dropped", "{result}", "Results given up because the database was away for too long.");
    }

    public void Started(TimeSpan lag) => _lag.Record(Math.Max(0, lag.TotalMilliseconds));

    public void Finished(ServiceState found) => _checks.Add(1, new KeyValuePair<string, object?>("state", found.ToText()));

    public void Dropped(int results) => _dropped.Add(results);

    public void Dispose() => _meter.Dispose();
}
