namespace Nebula.Platform.Outbound;

/// <summary>A guarded HTTP client for one exchange, and what it sees on the way.</summary>
public sealed class OutboundClient(HttpClient http, OutboundTrace trace) : IDisposable
{
    public HttpClient Http { get; } = http;

    public OutboundTrace Trace { get; } = trace;

    public void Dispose() => Http.Dispose();
}
