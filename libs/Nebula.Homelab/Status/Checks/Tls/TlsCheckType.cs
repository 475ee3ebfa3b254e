using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Tls;

internal sealed class TlsCheckType : ICheckType
{
    private const int StandardPort = 443;
    private const int MaxName = 253;
    private const int MaxWarnDays = 1000;

    public string Name => TlsCheck.TypeName;

    public CheckTarget Target => CheckTarget.Endpoint;

    public int? DefaultPort => StandardPort;

    public IReadOnlyList<MapMember> Members { get; } =
    [
        new("serverName", new TextType(MaxName), "tls: the name to ask for, which the certificate must be for. Left out: the host."),
        new("warnDays", new IntegerType(0, MaxWarnDays), "tls: degraded with this many days left or fewer. Left out: 14."),
        new("allowSelfSigned", new FlagType(), "tls: take a certificate that no authority signed which this machine trusts. Left out: false."),
    ];

    public IReadOnlyList<string> Subjects { get; } = [SubjectNames.Certificate];

    public Type Probe => typeof(TlsProbe);

    public Check? Read(CheckReader members)
    {
        var host = members.Host();
        var port = members.Port(StandardPort);
        var serverName = members.Text("serverName", MaxName);
        var warnDays = members.Integer("warnDays", 0, MaxWarnDays) ?? TlsCheck.UsualWarnDays;
        var allowSelfSigned = members.Flag("allowSelfSigned") ?? false;
        if (serverName is not null && !CheckReader.IsHost(serverName))
        {
            members.Refuse("serverName", "This is not a host name; give only the name, without scheme, port or path.");
        }

        return host is null || port is null ? null : new TlsCheck
        {
            Endpoint = new HostEndpoint(host, port.Value),
            ServerName = serverName,
            WarnDays = warnDays,
            AllowSelfSigned = allowSelfSigned,
        };
    }
}
