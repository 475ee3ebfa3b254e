using Nebula.Homelab.Status.States;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Live;

/// <summary>Makes what an audience may see of the networks. A network's own name and its witnesses are for those who may see everything.</summary>
internal sealed class NetworkViews(StatusMemory memory, StatusAudience audience)
{
    private bool Full => audience == StatusAudience.Full;

    public List<NetworkStatus> Build() =>
    [
        .. memory.Services.Where(line => line.IsChecked).Select(line => line.Monitor.WitnessFor).OfType<NetworkKind>().Distinct().Order()
            .Select(Build).OfType<NetworkStatus>(),
    ];

    private NetworkStatus? Build(NetworkKind kind)
    {
        var root = Verdict.RootOfNetwork(kind);
        if (!memory.NodeStates.TryGetValue(root, out var shown) || (!Full && !Concerns(root)))
        {
            return null;
        }

        var facts = memory.Networks.FirstOrDefault(network => network.Kind == kind);
        return new NetworkStatus
        {
            Id = kind,
            Name = (Full ? facts?.Heading : null) ?? NetworkFacts.UsualName(kind),
            State = shown.State == ServiceState.Down ? ServiceState.Unknown : shown.State,
            OutOfSight = shown.State == ServiceState.Down,
            Reason = Full ? shown.Reason : null,
            Since = shown.Since,
        };
    }

    private bool Concerns(string root) => memory.Incidents
        .Where(incident => incident.Root == root && incident.ResolvedAt is null)
        .SelectMany(incident => incident.MonitorIds)
        .Any(id => memory.FindById(id)?.Monitor.Public == true);
}
