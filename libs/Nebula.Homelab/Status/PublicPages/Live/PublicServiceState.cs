namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>What a <c>state</c> event tells of one service.</summary>
/// <param name="Id">The service's id.</param>
/// <param name="State">How it is.</param>
/// <param name="Words">The same in words.</param>
/// <param name="Since">From when on.</param>
/// <param name="At">The last check; null where response times are not shown.</param>
/// <param name="ResponseTimeMs">Of the last check; null where it was not answered or response times are not shown.</param>
public sealed record PublicServiceState(string Id, ServiceState State, string Words, DateTimeOffset Since, DateTimeOffset? At, int? ResponseTimeMs);
