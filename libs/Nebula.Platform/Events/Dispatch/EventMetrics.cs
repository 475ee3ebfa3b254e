using System.Diagnostics.Metrics;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>What the event spine tells of itself.</summary>
public sealed class EventMetrics : IDisposable
{
    public const string MeterName = "Nebula.Events";

    private readonly Meter _meter;
    private readonly Counter<long> _moved;
    private readonly Histogram<double> _lag;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dead;
    private readonly Gauge<long> _waiting;
    private readonly Gauge<long> _deadLetters;

    public EventMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _moved = _meter.CreateCounter<long>("nebula.outbox.moved", "{row}", "Rows brought from an outbox to its log.");
        _lag = _meter.CreateHistogram<double>("nebula.events.lag", "ms", "From the moment something happened until followers hear of it.");
        _failed = _meter.CreateCounter<long>("nebula.events.failures", "{attempt}", "Attempts of handlers that failed.");
        _dead = _meter.CreateCounter<long>("nebula.events.given_up", "{event}", "Events that a handler gave up.");
        _waiting = _meter.CreateGauge<long>("nebula.outbox.depth", "{row}", "Rows that wait in an outbox, counted to 10,000.");
        _deadLetters = _meter.CreateGauge<long>("nebula.events.dead_letters", "{event}", "Events that wait for a person to retry them.");
    }

    internal void Moved(string database, string outbox, int rows) =>
        _moved.Add(rows, new KeyValuePair<string, object?>("database", database), new KeyValuePair<string, object?>("outbox", outbox));

    internal void Arrived(TimeSpan lag) => _lag.Record(Math.Max(0, lag.TotalMilliseconds));

    internal void Failed(string handler, bool dead)
    {
        var tag = new KeyValuePair<string, object?>("handler", handler);
        _failed.Add(1, tag);
        if (dead)
        {
            _dead.Add(1, tag);
        }
    }

    internal void Waiting(string database, string outbox, long rows) =>
        _waiting.Record(rows, new KeyValuePair<string, object?>("database", database), new KeyValuePair<string, object?>("outbox", outbox));

    internal void DeadLetters(long count) => _deadLetters.Record(count);

    public void Dispose() => _meter.Dispose();
}
