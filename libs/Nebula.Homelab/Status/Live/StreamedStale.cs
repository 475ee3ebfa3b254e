using Nebula.Homelab.Status.Views;

namespace Nebula.Homelab.Status.Live;

/// <summary>The data of a <c>stale</c> event.</summary>
public sealed record StreamedStale(bool Stale, StaleReason? StaleReason);
