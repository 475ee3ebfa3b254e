namespace Nebula.Homelab.Status.Checks;

/// <summary>A probe of one type of check.</summary>
internal abstract class Probe<TCheck> : IProbe
    where TCheck : Check
{
    public Task<ProbeOutcome> RunAsync(Check check, CancellationToken cancellationToken) => RunAsync((TCheck)check, cancellationToken);

    protected abstract Task<ProbeOutcome> RunAsync(TCheck check, CancellationToken cancellationToken);
}
