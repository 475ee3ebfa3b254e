namespace Nebula.Homelab.Status.States;

/// <summary>
/// From what the checks saw to what is the matter: a pure function. A machine is the implicit parent of its services:
/// when nothing on it can be reached the machine is down (or asleep), and its services cannot be seen. The same goes along
/// <c>dependsOn</c>, and above all of them when a network cannot be seen from here. One cause, one culprit. What a maintenance window covers is under maintenance, whatever is seen of it.
/// </summary>
public sealed class StatusJudge
{
    private readonly Dictionary<string, ServiceFacts> _byKey;
    private readonly Dictionary<string, NodeFacts> _nodes;
    private readonly Patience _patience;
    private readonly NetworkJudge _networks;
    private readonly Dictionary<string, DateTimeOffset?> _nodesReachedSince;
    private readonly Dictionary<string, Verdict> _nodeVerdicts;
    private readonly Dictionary<int, Verdict> _verdicts = [];
    private readonly HashSet<int> _inProgress = [];

    private StatusJudge(
        IReadOnlyCollection<NodeFacts> nodes, IReadOnlyCollection<ServiceFacts> services, IReadOnlyCollection<NetworkFacts> networks, DateTimeOffset now)
    {
        _patience = new Patience(now);
        _networks = new NetworkJudge(networks, nodes, services, _patience);
        _nodes = nodes.ToDictionary(node => node.Id, StringComparer.Ordinal);
        _byKey = services.ToDictionary(service => service.Key, StringComparer.Ordinal);
        var residents = services.Where(service => service.Node is not null).ToLookup(service => service.Node!, StringComparer.Ordinal);
        _nodesReachedSince = nodes.ToDictionary(
            node => node.Id,
            node => residents[node.Id].Where(service => service.IsActive).Min(service => service.Own.ReachedSince),
            StringComparer.Ordinal);
        _nodeVerdicts = nodes.ToDictionary(
            node => node.Id,
            node => JudgeNode(node, [.. residents[node.Id]]),
            StringComparer.Ordinal);
    }

    public static StatusPicture Judge(
        IReadOnlyCollection<NodeFacts> nodes,
        IReadOnlyCollection<ServiceFacts> services,
        DateTimeOffset now,
        IReadOnlyCollection<NetworkFacts>? networks = null)
    {
        var judge = new StatusJudge(nodes, services, networks ?? [], now);
        foreach (var service in services)
        {
            judge.Of(service);
        }

        return new StatusPicture(judge._verdicts, judge._nodeVerdicts, judge._networks.Verdicts);
    }

    private Verdict Of(ServiceFacts service)
    {
        if (_verdicts.TryGetValue(service.No, out var known))
        {
            return known;
        }

        _inProgress.Add(service.No);
        var verdict = JudgeService(service);
        _inProgress.Remove(service.No);
        return _verdicts[service.No] = verdict;
    }

    private Verdict JudgeService(ServiceFacts service)
    {
        if (service.MissingSettings.Count > 0)
        {
            return new(ServiceState.NotConfigured, $"Set {string.Join(" or ", service.MissingSettings)} to have it checked.");
        }

        if (service.Paused)
        {
            return new(ServiceState.Paused, "Paused; nothing is checked.");
        }

        var verdict = JudgeChecks(service);
        return service.Maintenance is { } what
            ? new(ServiceState.Maintenance, what, service.Own.Evidence) { Beneath = verdict.State }
            : verdict;
    }

    private Verdict JudgeChecks(ServiceFacts service)
    {
        var own = service.Own;
        var seen = new Verdict(own.State, own.Reason, own.Evidence);
        if (own.State == ServiceState.Up && service.IsSilent)
        {
            return BlameSilence(service) ?? seen;
        }

        if (own.State != ServiceState.Down)
        {
            return seen;
        }

        var itself = seen with { Root = Verdict.RootOfService(service.Key) };
        if (own.IsRecovering)
        {
            // What could not be seen behind another's failure was never down by itself, and is not to be while it recovers.
            return service.Shown == ServiceState.Down ? itself : seen with { State = ServiceState.Unknown };
        }

        // Who answers though it should not was seen, whatever is the matter around it.
        return service.UpsideDown ? itself : _networks.Blame(service) ?? BlameNode(service) ?? BlameParents(service) ?? itself;
    }

    // Nothing answers, as it should be; but behind something that is down it would be so anyway.
    private Verdict? BlameSilence(ServiceFacts service) =>
        (_networks.Blame(service) ?? BlameNode(service) ?? BlameParents(service)) is { Waiting: false } blamed ? blamed : null;

    private Verdict? BlameNode(ServiceFacts service)
    {
        if (service.Node is null || !_nodeVerdicts.TryGetValue(service.Node, out var node))
        {
            return null;
        }

        var name = _nodes[service.Node].Name;
        return node switch
        {
            { State: ServiceState.Asleep } => new(ServiceState.Asleep, $"{name} is asleep, as expected."),
            { State: ServiceState.Down } => Excuse.CannotSee(name, "down", node.Root),
            { Waiting: true } when service.Own.IsOutOfReach => Excuse.Await(service, name),
            _ when service.Own.IsOutOfReach && service.Own.LastAt < _nodesReachedSince[service.Node] => Excuse.Hold(service, name),
            _ => null,
        };
    }

    private Verdict? BlameParents(ServiceFacts service)
    {
        Verdict? waiting = null;
        foreach (var key in service.DependsOn)
        {
            if (!_byKey.TryGetValue(key, out var parent) || _inProgress.Contains(parent.No))
            {
                continue;
            }

            switch (Of(parent))
            {
                case { State: ServiceState.Maintenance } when parent.Own.State == ServiceState.Down:
                    return Excuse.CannotSee(parent.Name, "under maintenance", null);
                case { State: ServiceState.Asleep }:
                    return new(ServiceState.Asleep, $"{parent.Name} is asleep, as expected.");
                case { State: ServiceState.Down, Root: var root }:
                    return Excuse.CannotSee(parent.Name, "down", root);
                case { State: ServiceState.Unknown, Root: { } root }:
                    return Excuse.CannotSee(parent.Name, "out of sight", root);
                case { Waiting: true }:
                    waiting = Excuse.Await(service, parent.Name);
                    break;
                case { State: ServiceState.Unknown } when parent.Own.State == ServiceState.Down:
                case { State: ServiceState.Up or ServiceState.Degraded } when service.Own.LastAt < parent.Own.StandsSince:
                    waiting ??= Excuse.Hold(service, parent.Name);
                    break;
                default:
                    waiting ??= _patience.MayStillFail(parent, service.Own.FailingSince) ? Excuse.Await(service, parent.Name) : null;
                    break;
            }
        }

        return waiting;
    }

    private Verdict JudgeNode(NodeFacts node, List<ServiceFacts> residents)
    {
        var active = residents.FindAll(service => service.IsActive);
        if (active.Count == 0)
        {
            return JudgeIdleNode(node, residents);
        }

        var dialled = active.FindAll(service => !service.IsHeard);
        var verdict = JudgeActiveNode(node, dialled.Count > 0 ? dialled : active);
        return active.TrueForAll(service => service.Maintenance is not null)
            ? new(ServiceState.Maintenance, "Everything on it is under maintenance.", verdict.Evidence) { Beneath = verdict.State }
            : verdict;
    }

    private Verdict JudgeActiveNode(NodeFacts node, List<ServiceFacts> residents)
    {
        var active = residents.FindAll(service => !service.IsSilent);
        if (active.Count == 0)
        {
            return new(ServiceState.Unknown, "Nothing on it should answer, and nothing does.");
        }

        var lost = active.FindAll(service => service.Own.IsOutOfReach);
        if (lost.Count == active.Count)
        {
            if (BlameNetworks(lost) is { } excuse)
            {
                return excuse;
            }

            var evidence = lost[0].Own.Evidence;
            return node.Sleeps
                ? new(ServiceState.Asleep, "Asleep, as expected: nothing on it answers.", evidence)
                : new(ServiceState.Down, $"Nothing on it answers: {Names(lost)}.", evidence) { Root = Verdict.RootOfNode(node.Id) };
        }

        if (lost.Count > 0)
        {
            var since = lost.Min(service => service.Own.FailingSince);
            var others = active.Except(lost).ToList();
            if (!others.Exists(other => HasAnswered(other, since)) && others.Exists(other => _patience.MayStillFail(other, since)))
            {
                return new(ServiceState.Unknown, $"{Names(lost)} cannot be reached; waiting for what else runs on it.") { Waiting = true };
            }
        }

        return active.Exists(service => service.Own.State != ServiceState.Unknown)
            ? new(ServiceState.Up, "Something on it answers.")
            : new(ServiceState.Unknown, "Nothing is known of what runs on it.");
    }

    // One that is gone although its network can be seen is enough to know that the machine is.
    private Verdict? BlameNetworks(List<ServiceFacts> lost)
    {
        var excuses = lost.ConvertAll(_networks.Blame);
        return excuses.Contains(null) ? null : (excuses.Find(excuse => excuse!.Waiting) ?? excuses[0])! with { Evidence = null };
    }

    private static Verdict JudgeIdleNode(NodeFacts node, List<ServiceFacts> residents)
    {
        if (node.MissingSettings.Count > 0)
        {
            return new(ServiceState.NotConfigured, $"Set {string.Join(" or ", node.MissingSettings)} to give it an address.");
        }

        return residents.Exists(service => service.Paused)
            ? new(ServiceState.Paused, "Everything on it is paused.")
            : new(ServiceState.Unknown, "Nothing on it is monitored.");
    }

    private static bool HasAnswered(ServiceFacts other, DateTimeOffset? since) =>
        other.Own is { Unreachable: false, LastState: not ServiceState.Unknown } && other.Own.LastAt >= since;

    private static string Names(List<ServiceFacts> services) => string.Join(", ", services.Select(service => service.Name));
}
