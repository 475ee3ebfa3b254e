namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>What asking came to: a registration, or that there is none.</summary>
internal sealed record DomainAnswer(Registration? Registration);
