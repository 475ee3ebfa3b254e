using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>All verdicts of one moment: services by number, nodes by id, and the networks that have witnesses.</summary>
public sealed record StatusPicture(
    IReadOnlyDictionary<int, Verdict> Services, IReadOnlyDictionary<string, Verdict> Nodes, IReadOnlyDictionary<NetworkKind, Verdict> Networks);
