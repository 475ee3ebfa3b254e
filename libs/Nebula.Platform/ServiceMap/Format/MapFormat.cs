namespace Nebula.Platform.ServiceMap.Format;

/// <summary>The format of <c>service-map.yml</c>, version 1. The one source: the reader checks by it, the schema and its test come from it.</summary>
internal sealed class MapFormat(CheckFormats checks, ServiceKinds kinds)
{
    public const int Version = 1;

    /// <summary>A map of a thousand services with long descriptions stays below this.</summary>
    public const int MaxBytes = 512 * 1024;

    /// <summary>The format itself needs five levels.</summary>
    public const int MaxDepth = 16;

    public const int MaxErrors = 50;

    public static PatternType Id { get; } =
        new("^[a-z0-9]+(-[a-z0-9]+)*$", "lower-case letters, digits and single hyphens, such as gpu-machine", 64);

    public static PatternType VariableName { get; } =
        new("^[A-Z][A-Z0-9_]*$", "upper-case letters, digits and underscores, such as NAS_ADDRESS", 64);

    private static readonly MapType Tags = new ListType(new TextType(40), 20);

    private static readonly ObjectType Addresses = new("addresses",
    [
        new("tailscale", new HostType(), "Its address in the tailnet (100.x.y.z or a MagicDNS name). Preferred over the others."),
        new("lan", new HostType(), "Its address in the home network."),
        new("public", new HostType(), "Its address in the internet."),
        new("loopback", new HostType(), "127.0.0.1, for the machine that Nebula itself runs on."),
    ]);

    private static readonly ObjectType Node = new("node",
    [
        new("name", new TextType(80), "For people. Left out: the id."),
        new("description", new TextType(500, Multiline: true), "What the machine is."),
        new("os", new ChoiceType(["linux", "windows", "macos", "other"]), "Its operating system."),
        new("addresses", Addresses, "Where it is reached. Services that give no host use the first one that is set."),
        new("sleeps", new FlagType(), "It is switched off now and then: asleep is no incident and costs no uptime."),
        new("tags", Tags, "Words to filter by."),
    ]);

    private static readonly ObjectType Network = new("network",
    [
        new("name", new TextType(80), "For people. Left out: home network, tailnet or internet."),
        new("witnesses", new ListType(Id, 10),
            "Ids of services that say whether the network can be seen from here. Only when all of them are silent are its services unknown."),
    ]);

    private static readonly ObjectType Networks = new("set of networks",
    [
        new("lan", Network, "The home network."),
        new("tailnet", Network, "The machines that are reached over Tailscale."),
        new("internet", Network, "Everything with a public address."),
    ]);

    /// <summary>The members that every check has.</summary>
    public static IReadOnlyList<MapMember> CheckOfAnyType { get; } =
    [
        new("interval", new DurationType(5, 86_400), "Time between two checks, 5s to 24h. Left out: 30s, or 60s for a public service."),
        new("timeout", new DurationType(1, 60), "How long to wait for an answer, 1s to 60s and less than the interval. Left out: 10s."),
        new("retries", new IntegerType(0, 10), "Failed checks in a row that are repeated before the service counts as down. Left out: 1."),
        new("recoverAfter", new IntegerType(1, 10), "Good checks in a row before it counts as up again after it was down. Left out: 1."),
    ];

    public ObjectType Root => new("service map",
    [
        new("version", new IntegerType(Version, Version), "The version of this format.", Required: true),
        new("variables", new DictionaryType("variable", VariableName, new TextType(300), 200),
            "Every variable that is used below, and what to put there. .env.example lists them. Not for secrets."),
        new("nodes", new DictionaryType("node", Id, Node, 200), "The machines."),
        new("networks", Networks, "Who says whether a network can be seen from here at all."),
        new("services", new DictionaryType("service", Id, Service, 1000), "What runs on them."),
    ]);

    private ObjectType Check => new("check",
    [
        new("type", new ChoiceType(checks.Types), "How to check. Left out: as is usual for the kind."),
        .. checks.Members,
        .. CheckOfAnyType,
    ]);

    private ObjectType Service => new("service",
    [
        new("name", new TextType(80), "For people. Left out: the id."),
        new("description", new TextType(500, Multiline: true), "What it does."),
        new("kind", new ChoiceType([.. kinds.All.Select(kind => kind.Id)]), "What it is; gives port and check. Left out: http."),
        new("node", Id, "The id of the node it runs on."),
        new("group", new TextType(80), "The heading it stands under. Left out: Services."),
        new("url", new UrlType(), "Where it is reached. ${node.address} stands for the node's preferred address."),
        new("host", new HostType(), "Where it is reached, if not by url. Left out: the node's preferred address."),
        new("port", new IntegerType(1, 65_535, OrVariable: true), "The port on host or node. Left out: as is usual for the kind."),
        new("check", Check, "How it is checked, where the usual for its kind does not fit."),
        new("open", new UrlType(), "The page that opens for it."),
        new("dependsOn", new ListType(Id, 50), "Ids of services without which this one cannot work."),
        new("tags", Tags, "Words to filter by."),
        new("icon", new PatternType("^[a-z0-9]+(-[a-z0-9]+)*$", "the name of an icon, such as plex", 64), "The name of its icon. Left out: the kind."),
        new("public", new FlagType(), "Shown on the status page to visitors who are not signed in."),
    ]);
}
