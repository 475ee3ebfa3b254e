using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>A service as written, with what its references lead to.</summary>
/// <param name="Kind">Never null: http where the map says nothing or nothing known.</param>
/// <param name="CheckFormat">The type of its check, of its own or of its kind.</param>
/// <param name="Node">Null without a node, and when the reference leads nowhere.</param>
/// <param name="Missing">Collects the variables its address lacks.</param>
internal sealed record ServiceSource(
    SourceEntry Entry, SourceMapping Members, ServiceKind Kind, CheckFormat CheckFormat, MappedNode? Node, List<string> Missing)
{
    public SourceMapping? Check { get; } = Members.Mapping("check");

    /// <summary>The check is of this installation's own server.</summary>
    public bool IsOwn => CheckFormat.TakesConnection && Check.Has("connection");
}
