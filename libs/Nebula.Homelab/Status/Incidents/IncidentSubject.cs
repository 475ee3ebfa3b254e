using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>A service, node or network that could be the root of an incident.</summary>
/// <param name="Root"><c>node:id</c>, <c>service:key</c> or <c>network:kind</c>.</param>
/// <param name="Title">Of the incident.</param>
/// <param name="MonitorId">Null for a node and a network.</param>
/// <param name="Verdict">How it is.</param>
internal sealed record IncidentSubject(string Root, string Title, Guid? MonitorId, Verdict Verdict)
{
    public static IncidentSubject Of(NetworkFacts network, Verdict verdict) =>
        new(Verdict.RootOfNetwork(network.Kind), $"{network.Subject} cannot be seen from here", null, verdict);

    public static IncidentSubject Of(NodeFacts node, Verdict verdict) =>
        new(Verdict.RootOfNode(node.Id), $"{node.Name} is down", null, verdict);

    public static IncidentSubject Of(ServiceFacts service, Guid id, Verdict verdict) =>
        new(Verdict.RootOfService(service.Key), $"{service.Name} is down", id, verdict);
}
