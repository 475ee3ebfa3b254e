using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Runs one check once. It throws what the network throws: <see cref="ProbeRunner"/> knows what each failure means.</summary>
public interface IProbe
{
    /// <param name="check">What to look at.</param>
    /// <param name="trace">Filled in on the way; the runner tells by it whether the target was reached at all.</param>
    /// <param name="cancellationToken">The check's deadline, or the caller's wish.</param>
    Task<ProbeOutcome> RunAsync(Check check, OutboundTrace trace, CancellationToken cancellationToken);
}
