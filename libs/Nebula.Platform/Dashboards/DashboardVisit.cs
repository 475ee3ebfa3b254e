using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Dashboards;

/// <summary>Since when somebody was away, on whichever device, and what weighty things happened meanwhile.</summary>
/// <param name="Since">When the last visit ended; null on the first. A reload, or another device within half an hour, is the same visit.</param>
/// <param name="Events">Warnings, failures and deployments, newest first, at most 50; incidents are not among them, the status has them.</param>
/// <param name="More">There were more of them.</param>
public sealed record DashboardVisit(DateTimeOffset? Since, IReadOnlyList<FeedEvent> Events, bool More);
