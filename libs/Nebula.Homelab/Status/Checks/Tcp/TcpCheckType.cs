namespace Nebula.Homelab.Status.Checks.Tcp;

internal sealed class TcpCheckType : ICheckType
{
    public MonitorType Type => MonitorType.Tcp;

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
