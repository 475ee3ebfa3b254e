namespace Nebula.Homelab.Status.Maintenance;

/// <summary>One page of windows, the newest first.</summary>
/// <param name="Items">The windows.</param>
/// <param name="Next">The <c>after</c> of the following page; null at the end.</param>
public sealed record MaintenancePage(IReadOnlyList<MaintenancePlan> Items, Guid? Next);
