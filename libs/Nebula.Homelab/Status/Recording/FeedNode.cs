namespace Nebula.Homelab.Status.Recording;

/// <summary>The state of a node, or of a network (<c>network:lan</c>), that got another one.</summary>
public sealed record FeedNode(string Id, ServiceState State, DateTimeOffset Since, string Reason);
