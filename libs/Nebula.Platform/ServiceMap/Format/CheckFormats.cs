using System.Collections.Frozen;

namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Every type of check there is, and what the map takes with each.</summary>
public sealed class CheckFormats
{
    /// <summary>The value of <c>connection</c> that means this installation's own server.</summary>
    internal const string OwnConnection = "nebula";

    /// <summary>The type where the map says nothing.</summary>
    internal const string Default = "http";

    private static readonly MapMember Url = new("url", new UrlType(), "What to check, if it is not the service's own url.");

    private static readonly MapMember Path =
        new("path", new PatternType(@"^/[^\s\\]*$", "a path that starts with /", 500), "http: appended to the service's url.");

    private static readonly MapMember Connection =
        new("connection", new ChoiceType([OwnConnection]), "postgres, redis: this installation's own server.");

    private readonly FrozenDictionary<string, CheckFormat> _byType;
    private readonly FrozenDictionary<string, IReadOnlyList<MapMember>> _members;

    /// <param name="formats">In the order in which they are told; <c>http</c> must be among them.</param>
    public CheckFormats(IEnumerable<CheckFormat> formats)
    {
        All = [.. formats];
        _byType = All.ToFrozenDictionary(format => format.Type, StringComparer.Ordinal);
        _members = All.ToFrozenDictionary(format => format.Type, OwnMembers, StringComparer.Ordinal);
        Types = [.. All.Select(format => format.Type)];
        Members = [.. All.SelectMany(format => _members[format.Type]).DistinctBy(member => member.Name)];
    }

    public IReadOnlyList<CheckFormat> All { get; }

    internal IReadOnlyList<string> Types { get; }

    /// <summary>What any type takes, each once.</summary>
    internal IReadOnlyList<MapMember> Members { get; }

    internal CheckFormat Of(string type) => _byType[type];

    internal bool Has(string type) => _byType.ContainsKey(type);

    /// <summary>The members of <c>check:</c> that depend on the type and fit this one.</summary>
    internal IReadOnlyList<MapMember> MembersOf(string type) => _members[type];

    private static IReadOnlyList<MapMember> OwnMembers(CheckFormat format) =>
    [
        .. format.Target == CheckTarget.Url ? (MapMember[])[Url] : [],
        .. format.TakesPath ? (MapMember[])[Path] : [],
        .. format.TakesConnection ? (MapMember[])[Connection] : [],
        .. format.Members,
    ];
}
