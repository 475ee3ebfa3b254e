using System.Net;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Scheduling;

/// <summary>
/// Lets the monitor of a fire drill reach its target on loopback, which no monitor may otherwise: this one monitor, this one address and
/// port, in this process, while the drill runs.
/// </summary>
internal sealed class DrillDoor
{
    private Opening? _open;

    /// <summary>Open until the answer is disposed of; one drill runs at a time.</summary>
    public IDisposable Open(int monitorNo, IPEndPoint target)
    {
        var opening = new Opening(this, monitorNo, target);
        Volatile.Write(ref _open, opening);
        return opening;
    }

    /// <summary>The check as it is to be run: with the way to the drill's target if it is the drill's, else as it is.</summary>
    public Check Through(int monitorNo, Check check) =>
        Volatile.Read(ref _open) is { } open && open.MonitorNo == monitorNo && check is HttpCheck http
            ? http with { Policy = OutboundPolicy.FireDrill(open.Target) }
            : check;

    private sealed class Opening(DrillDoor door, int monitorNo, IPEndPoint target) : IDisposable
    {
        public int MonitorNo => monitorNo;

        public IPEndPoint Target => target;

        public void Dispose() => Interlocked.CompareExchange(ref door._open, null, this);
    }
}
