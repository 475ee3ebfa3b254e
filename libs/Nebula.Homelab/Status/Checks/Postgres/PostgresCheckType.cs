using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Postgres;

internal sealed class PostgresCheckType : ICheckType
{
    private const int StandardPort = 5432;

    public string Name => PostgresCheck.TypeName;

    public CheckTarget Target => CheckTarget.Endpoint;

    public int? DefaultPort => StandardPort;

    public bool TakesConnection => true;

    public Type Probe => typeof(PostgresProbe);

    public Check? Read(CheckReader members)
    {
        var isOwn = members.IsOwnConnection();
        if (isOwn)
        {
            return new PostgresCheck();
        }

        var host = members.Host();
        var port = members.Port(StandardPort);
        return host is null || port is null
            ? null
            : new PostgresCheck { Endpoint = new HostEndpoint(host, port.Value) };
    }
}
