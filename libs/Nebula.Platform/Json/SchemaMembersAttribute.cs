using System.Reflection;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.Json;

/// <summary>The members that may stand in the extension data it is on, for the API's schema.</summary>
/// <param name="source">Who knows them.</param>
/// <param name="property">A static property of it, a list of <see cref="MapMember"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SchemaMembersAttribute(Type source, string property) : Attribute
{
    public IReadOnlyList<MapMember> Members =>
        (IReadOnlyList<MapMember>)source.GetProperty(property, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;
}
