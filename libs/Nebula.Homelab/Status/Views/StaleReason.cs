namespace Nebula.Homelab.Status.Views;

/// <summary>Why a view is stale.</summary>
/// <param name="Code">For programs: <c>database_down</c>.</param>
/// <param name="Detail">For people: what is down.</param>
/// <param name="Since">From when on nothing newer is known.</param>
public sealed record StaleReason(string Code, string Detail, DateTimeOffset Since);
