namespace Nebula.Homelab.Status.Checks;

/// <summary>Runs one check once. It throws what the network throws: <see cref="ProbeRunner"/> knows what each failure means.</summary>
public interface IProbe
{
    Task<ProbeOutcome> RunAsync(Check check, CancellationToken cancellationToken);
}
