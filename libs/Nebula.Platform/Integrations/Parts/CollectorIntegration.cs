using System.Net.Sockets;
using Microsoft.Extensions.Options;
using Nebula.Platform.Outbound;
using Nebula.Platform.Telemetry;

namespace Nebula.Platform.Integrations.Parts;

/// <summary>Where traces and metrics are sent.</summary>
internal sealed class CollectorIntegration(IOptionsMonitor<TelemetryOptions> options, OutboundConnector connector) : IIntegration
{
    private const string Headers = "OTEL_EXPORTER_OTLP_HEADERS";

    public IntegrationDescription Description { get; } = new("opentelemetry", "OpenTelemetry collector", "Takes traces and metrics, for Grafana and its like.")
    {
        Settings = [TelemetryOptions.EndpointVariable, Headers],
        HowTo = "Run a collector, or take the OTLP address of your observability service; its key, if it wants one, goes into the headers.",
        Link = new Uri("https://opentelemetry.io/docs/collector/installation/"),
    };

    public IReadOnlyList<string> Missing => options.CurrentValue.Endpoint is null ? [TelemetryOptions.EndpointVariable] : [];

    public async Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken)
    {
        var endpoint = options.CurrentValue.Endpoint!;
        try
        {
            using var socket = await connector.ConnectAsync(endpoint.IdnHost, endpoint.Port, OutboundPolicy.Collector, new OutboundTrace(), cancellationToken);
            return new IntegrationAnswer(true, $"{endpoint.Authority} takes connections; whether it keeps what it is sent, it shows itself");
        }
        catch (SocketException exception)
        {
            return new IntegrationAnswer(false, $"{endpoint.Authority}: {exception.SocketErrorCode}");
        }
    }
}
