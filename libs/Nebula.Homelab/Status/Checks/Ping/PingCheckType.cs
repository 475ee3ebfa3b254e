namespace Nebula.Homelab.Status.Checks.Ping;

internal sealed class PingCheckType : ICheckType
{
    public MonitorType Type => MonitorType.Ping;

    public Check? Read(CheckReader members)
    {
        var host = members.Host();
        var degradedAfter = members.DegradedAfter();
        return host is null ? null : new PingCheck { Host = host, DegradedAfter = degradedAfter };
    }
}
