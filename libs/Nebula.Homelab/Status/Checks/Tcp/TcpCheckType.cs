using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Tcp;

internal sealed class TcpCheckType : ICheckType
{
    public string Name => TcpCheck.TypeName;

    public CheckTarget Target => CheckTarget.Endpoint;

    public Type Probe => typeof(TcpProbe);

    public Check? Read(CheckReader members)
    {
        var host = members.Host();
        var port = members.Port();
        return host is null || port is null
            ? null
            : new TcpCheck { Endpoint = new HostEndpoint(host, port.Value) };
    }
}
