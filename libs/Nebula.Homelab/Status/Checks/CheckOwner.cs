namespace Nebula.Homelab.Status.Checks;

/// <summary>The monitor that a check belongs to.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Version">Which definition of it; null where that is not known: then nothing that was read for it earlier counts.</param>
internal sealed record CheckOwner(Guid Id, int? Version = null);
