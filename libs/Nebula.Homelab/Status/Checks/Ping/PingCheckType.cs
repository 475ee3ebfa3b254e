using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Ping;

internal sealed class PingCheckType : ICheckType
{
    public string Name => PingCheck.TypeName;

    public CheckTarget Target => CheckTarget.Host;

    public Type Probe => typeof(PingProbe);

    public Check? Read(CheckReader members)
    {
        var host = members.Host();
        return host is null ? null : new PingCheck { Host = host };
    }
}
