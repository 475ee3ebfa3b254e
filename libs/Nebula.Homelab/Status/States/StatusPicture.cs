namespace Nebula.Homelab.Status.States;

/// <summary>All verdicts of one moment: services by number, nodes by id.</summary>
public sealed record StatusPicture(IReadOnlyDictionary<int, Verdict> Services, IReadOnlyDictionary<string, Verdict> Nodes);
