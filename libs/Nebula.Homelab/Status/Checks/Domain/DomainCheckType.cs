using Nebula.Homelab.Status.Checks.Dns;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Domain;

internal sealed class DomainCheckType : ICheckType
{
    private const int MaxUrl = 500;
    private const int MaxWarnDays = 1000;
    private const string NotAName = "This is not a domain name; give only the name, such as example.org.";

    public string Name => DomainCheck.TypeName;

    public CheckTarget Target => CheckTarget.Host;

    // Registries answer the whole world, and an end that is months away does not come nearer by asking.
    public int MinIntervalSeconds => 3600;

    public int? UsualIntervalSeconds => 12 * 3600;

    public IReadOnlyList<MapMember> Members { get; } =
    [
        new("rdapServer", new TextType(MaxUrl), "domain: the RDAP server to ask, as a URL. Left out: the one that IANA names for the name."),
        new("warnDays", new IntegerType(0, MaxWarnDays), "domain: degraded with this many days left or fewer. Left out: 30."),
    ];

    public Type Probe => typeof(DomainProbe);

    public Check? Read(CheckReader members)
    {
        var name = members.Host(text => DnsName.AsciiOf(text)?.Contains('.') == true && !DnsName.IsAddress(text, out _), NotAName);
        var server = members.Text("rdapServer", MaxUrl);
        var warnDays = members.Integer("warnDays", 0, MaxWarnDays) ?? DomainCheck.UsualWarnDays;
        Uri? url = null;
        if (server is not null && !IsServer(server, out url))
        {
            members.Refuse("rdapServer", "It must be an http or https URL without a password, such as https://rdap.example.org/.");
        }

        return name is null ? null : new DomainCheck { Name = DnsName.AsciiOf(name)!.ToLowerInvariant(), RdapServer = url, WarnDays = warnDays };
    }

    private static bool IsServer(string text, out Uri? url) =>
        Uri.TryCreate(text, UriKind.Absolute, out url)
        && url.Scheme is "http" or "https" && url is { UserInfo: "", Query: "", Fragment: "" } && CheckReader.IsHost(url.IdnHost);
}
