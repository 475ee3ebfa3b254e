using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks;

/// <summary>A probe of one type of check.</summary>
internal abstract class Probe<TCheck> : IProbe
    where TCheck : Check
{
    public Task<ProbeOutcome> RunAsync(Check check, OutboundTrace trace, CancellationToken cancellationToken) =>
        RunAsync((TCheck)check, trace, cancellationToken);

    protected abstract Task<ProbeOutcome> RunAsync(TCheck check, OutboundTrace trace, CancellationToken cancellationToken);
}
