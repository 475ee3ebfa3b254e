using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.Dashboards;

/// <summary>The format of a dashboard as YAML, version 1.</summary>
internal static class DashboardFormat
{
    public const int Version = 1;

    /// <summary>Some hundreds of tiles on both kinds of screen stay below this.</summary>
    public const int MaxBytes = 64 * 1024;

    public const int Columns = 12;
    public const int PhoneColumns = 2;
    public const int MinWidth = 2;
    public const int MaxHeight = 12;

    private const int MaxSections = 60;
    private const int MaxTiles = 1000;
    private const int MaxTitle = 80;
    private const int MaxNote = 2000;
    private const int MaxLink = 2048;
    private const int MaxZone = 64;

    /// <summary>What the dashboard can show of itself.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["sentence", "since-last-visit", "incidents", "events", "next-steps"];

    private static readonly ObjectType Tile = new("tile",
    [
        new("service", MapFormat.Id, "The id of a service."),
        new("part", new ChoiceType(Parts), "A part of the dashboard itself."),
        new("link", new TextType(MaxLink, Expanded: false), "An http or https address to open."),
        new("title", new TextType(MaxTitle, Expanded: false), "What a link is called."),
        new("note", new TextType(MaxNote, Multiline: true, Expanded: false), "Plain text."),
        new("clock", new TextType(MaxZone, Expanded: false), "The IANA name of a time zone, such as Europe/Vienna."),
        new("size", new PatternType("^[1-9][0-9]?x[1-9][0-9]?$", "columns x rows, such as 3x2", 5), "How large it is."),
    ]);

    private static readonly ListType Sections = new(
        new ObjectType("section",
        [
            new("title", new TextType(MaxTitle, Expanded: false), "Its heading."),
            new("tiles", new ListType(Tile, MaxTiles), "What stands in it, in reading order; [] for nothing.", Required: true),
        ]),
        MaxSections);

    public static ObjectType Root { get; } = new("dashboard",
    [
        new("version", new IntegerType(Version, Version), "The version of this format.", Required: true),
        new("sections", Sections, "What is shown, from top to bottom.", Required: true),
        new("phone", Sections, "What a phone shows instead."),
    ]);
}
