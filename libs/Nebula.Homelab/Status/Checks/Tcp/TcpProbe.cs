using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Tcp;

internal sealed class TcpProbe(OutboundConnector connector, TimeProvider time) : Probe<TcpCheck>
{
    protected override async Task<ProbeOutcome> RunAsync(TcpCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        using var socket = await connector.ConnectAsync(
            check.Endpoint.Host, check.Endpoint.Port, OutboundPolicy.Monitors, trace, cancellationToken);
        var took = time.GetElapsedTime(started);

        return ProbeOutcome.Of(ServiceState.Up, $"port {check.Endpoint.Port} accepts connections, {DurationText.Of(took)}", took, ProbeOutcome.NothingSeen with
        {
            Expected = "a connection",
            Actual = $"connected after {DurationText.Of(took)}",
        });
    }
}
