using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.States;

/// <summary>
/// Whether networks can be seen from here at all, by what their witnesses saw. Only when all of them are silent is a network out of sight;
/// then nothing that is dialled there is down. A network without witnesses is not judged.
/// </summary>
internal sealed class NetworkJudge
{
    private readonly NetworkFinder _finder;
    private readonly Patience _patience;
    private readonly Dictionary<NetworkKind, NetworkFacts> _facts;
    private readonly ILookup<NetworkKind, ServiceFacts> _witnesses;
    private readonly ILookup<NetworkKind, OwnState> _answering;
    private readonly Dictionary<NetworkKind, Verdict> _verdicts = [];

    public NetworkJudge(
        IReadOnlyCollection<NetworkFacts> networks, IReadOnlyCollection<NodeFacts> nodes, IReadOnlyCollection<ServiceFacts> services, Patience patience)
    {
        _finder = new NetworkFinder(nodes);
        _patience = patience;
        _facts = networks.ToDictionary(network => network.Kind);
        var sleepers = nodes.Where(node => node.Sleeps).Select(node => node.Id).ToHashSet(StringComparer.Ordinal);
        _witnesses = services
            .Where(service => service is { WitnessFor: not null, IsActive: true, UpsideDown: false })
            .Where(service => service.Node is null || !sleepers.Contains(service.Node) || service.Own.Answered)
            .ToLookup(service => service.WitnessFor!.Value);
        _answering = services
            .Where(service => service is { IsActive: true, UpsideDown: false, Own.Answered: true } && DialledAddress.OfAnswer(service.Own.Evidence) is not null)
            .Select(service => (Network: _finder.Of(service), service.Own))
            .Where(answer => answer.Network is not null)
            .ToLookup(answer => answer.Network!.Value, answer => answer.Own);
        foreach (var witnesses in _witnesses)
        {
            _verdicts[witnesses.Key] = Judge(witnesses.Key, [.. witnesses]);
        }
    }

    public IReadOnlyDictionary<NetworkKind, Verdict> Verdicts => _verdicts;

    public NetworkFacts FactsOf(NetworkKind network) => _facts.GetValueOrDefault(network) ?? new NetworkFacts(network, null);

    /// <summary>Why a service that fails is not called down; null when its network has nothing to do with it. Who answers, be it with an error, was seen.</summary>
    public Verdict? Blame(ServiceFacts service)
    {
        if (_verdicts.Count == 0 || !(service.Own.IsUnseen || service.IsSilent))
        {
            return null;
        }

        return NetworksOf(service)
            .Select(network => Blame(service, network))
            .OfType<Verdict>()
            .OrderBy(excuse => excuse.Waiting ? 2 : excuse.Root is null ? 1 : 0)
            .FirstOrDefault();
    }

    private Verdict? Blame(ServiceFacts service, NetworkKind network)
    {
        if (!_verdicts.TryGetValue(network, out var verdict))
        {
            return null;
        }

        var facts = FactsOf(network);
        return verdict.State switch
        {
            ServiceState.Down => Excuse.CannotSee(facts.Phrase, "out of sight", verdict.Root),
            ServiceState.Maintenance => Excuse.CannotSee(facts.Phrase, "under maintenance", null),
            _ when service.Own is not { State: ServiceState.Down, IsUnseen: true } => null,
            _ when MayFallSilent(network, service.Own.Since) => Excuse.Await(service, facts.Phrase),
            _ when service.Own.LastAt < _witnesses[network].Min(witness => witness.Own.ReachedSince) => Excuse.Hold(service, facts.Subject),
            _ => null,
        };
    }

    // Where it was last dialled. Names are looked up over the internet, so without that one also fails which leads home.
    private IEnumerable<NetworkKind> NetworksOf(ServiceFacts service)
    {
        if (_finder.Of(service) is { } network)
        {
            yield return network;
        }

        if (service.Own.Unresolved && NetworkFinder.IsName(service))
        {
            if (_verdicts.ContainsKey(NetworkKind.Internet))
            {
                yield return NetworkKind.Internet;
            }
            else if (_verdicts.Count == 1)
            {
                yield return _verdicts.Keys.Single();
            }
        }
    }

    private Verdict Judge(NetworkKind network, List<ServiceFacts> witnesses)
    {
        var silent = witnesses.FindAll(IsSilent);
        if (silent.Count == witnesses.Count)
        {
            var evidence = silent[0].Own.Evidence;
            return silent.TrueForAll(witness => witness.Maintenance is not null)
                ? new(ServiceState.Maintenance, "All that says whether it can be seen is under maintenance.", evidence) { Beneath = ServiceState.Down }
                : new(ServiceState.Down, $"{Names(silent)} {(silent.Count == 1 ? "does" : "do")} not answer.", evidence) { Root = Verdict.RootOfNetwork(network) };
        }

        return witnesses.Exists(witness => witness.Own.Answered || HasOnlyLostItsName(witness))
            ? new(ServiceState.Up, "It can be seen from here.")
            : new(ServiceState.Unknown, "Nothing is known of what would say whether it can be seen.");
    }

    private bool IsSilent(ServiceFacts witness) => witness.Own.IsSilent && !HasOnlyLostItsName(witness);

    // Its name is not resolved while something in its network answers: then it is the name, or who resolves it, and not the network.
    // What came back only after the witness was last looked at may have come back together with the name.
    private bool HasOnlyLostItsName(ServiceFacts witness) =>
        witness.Own is { IsSilent: true, Unresolved: true }
        && NetworkFinder.IsName(witness)
        && _answering[witness.WitnessFor!.Value].Any(other => other.LastAt >= witness.Own.Since && other.ReachedSince < witness.Own.LastAt);

    // None of the witnesses has answered since, and those that are not silent yet, and worth waiting for, may still turn out to be.
    private bool MayFallSilent(NetworkKind network, DateTimeOffset since)
    {
        var others = _witnesses[network].Where(witness => !IsSilent(witness)).ToList();
        var awaited = others.FindAll(Patience.IsLookedAtSoon);
        return !others.Exists(witness => witness.Own.Answered && witness.Own.LastAt >= since)
            && awaited.Count > 0
            && awaited.TrueForAll(witness => _patience.MayFallSilent(witness, since));
    }

    private static string Names(List<ServiceFacts> services) => services.Count == 1
        ? services[0].Name
        : $"{string.Join(", ", services.SkipLast(1).Select(service => service.Name))} and {services[^1].Name}";
}
