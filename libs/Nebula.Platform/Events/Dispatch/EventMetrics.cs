using System.Diagnostics.Metrics;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>What the event spine tells of itself.</summary>
public sealed class EventMetrics : IDisposable
{
    public const string MeterName = "Nebula.Events";

    private readonly Meter _meter;
    private readonly Counter<long> _moved;

    public EventMetrics(IMeterFactory factory)
    {
        _meter = factory.Create(MeterName);
        _moved = _meter.CreateCounter<long>("nebula.outbox.moved", "{row}", "Rows brought from an outbox to its log.");
    }

    internal void Moved(string database, string outbox, int rows) =>
        _moved.Add(rows, new KeyValuePair<string, object?>("database", database), new KeyValuePair<string, object?>("outbox", outbox));

    public void Dispose() => _meter.Dispose();
}
