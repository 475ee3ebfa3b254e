using Nebula.Homelab.Status.States;

namespace Nebula.Homelab.Status.Incidents;

/// <summary>A service or node that could be the root of an incident.</summary>
/// <param name="Root"><c>node:id</c> or <c>service:key</c>.</param>
/// <param name="Name">For the title.</param>
/// <param name="MonitorId">Null for a node.</param>
/// <param name="Verdict">How it is.</param>
internal sealed record IncidentSubject(string Root, string Name, Guid? MonitorId, Verdict Verdict);
