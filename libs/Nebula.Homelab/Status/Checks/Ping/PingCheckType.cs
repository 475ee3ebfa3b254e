namespace Nebula.Homelab.Status.Checks.Ping;

internal sealed class PingCheckType : ICheckType
{
    public MonitorType Type => MonitorType.Ping;

    public Type Probe => typeof(PingProbe);

    public Check? Read(CheckReader members)
    {
        var host = members.Host();
        return host is null ? null : new PingCheck { Host = host };
    }
}
