using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>The state of a service or node when everything around it is taken into account.</summary>
public sealed record Verdict(ServiceState State, string Reason, Evidence? Evidence = null)
{
    /// <summary>What is to blame, as <c>node:id</c>, <c>service:key</c> or <c>network:kind</c>; null when nothing is wrong or nobody is to blame.</summary>
    public string? Root { get; init; }

    /// <summary>A failure was seen, but whether it is this one's own is only known after the next checks of others.</summary>
    public bool Waiting { get; init; }

    /// <summary>Under maintenance: the state that would be shown without it.</summary>
    public ServiceState? Beneath { get; init; }

    public static string RootOfNode(string id) => $"node:{id}";

    public static string RootOfNetwork(NetworkKind network) => $"network:{network.ToString().ToLowerInvariant()}";

    public static string RootOfService(string key) => $"service:{key}";
}
