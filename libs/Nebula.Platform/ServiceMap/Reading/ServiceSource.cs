using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>A service as written, with what its references lead to.</summary>
/// <param name="Kind">Never null: http where the map says nothing or nothing known.</param>
/// <param name="Node">Null without a node, and when the reference leads nowhere.</param>
/// <param name="Missing">Collects the variables its address lacks.</param>
internal sealed record ServiceSource(SourceEntry Entry, SourceMapping Members, ServiceKind Kind, MappedNode? Node, List<string> Missing)
{
    public SourceMapping? Check { get; } = Members.Mapping("check");

    public string CheckType { get; } = Members.Mapping("check").Word("type") is { } type && CheckTypes.All.Contains(type) ? type : Kind.CheckType;
}
