using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Redis;

internal sealed class RedisCheckType : ICheckType
{
    private const int StandardPort = 6379;

    public string Name => RedisCheck.TypeName;

    public CheckTarget Target => CheckTarget.Endpoint;

    public int? DefaultPort => StandardPort;

    public bool TakesConnection => true;

    public Type Probe => typeof(RedisProbe);

    public Check? Read(CheckReader members)
    {
        var isOwn = members.IsOwnConnection();
        if (isOwn)
        {
            return new RedisCheck();
        }

        var host = members.Host();
        var port = members.Port(StandardPort);
        return host is null || port is null
            ? null
            : new RedisCheck { Endpoint = new HostEndpoint(host, port.Value) };
    }
}
