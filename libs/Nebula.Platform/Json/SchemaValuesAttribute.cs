using System.Reflection;

namespace Nebula.Platform.Json;

/// <summary>
/// The texts that are understood, for the API's schema: what a static property of <paramref name="source"/> lists. For texts that are no
/// enum because any other must be answered with what would be right.
/// </summary>
/// <param name="source">Who knows them.</param>
/// <param name="property">A static property of it, a list of texts.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SchemaValuesAttribute(Type source, string property) : Attribute
{
    public IEnumerable<string> Values =>
        (IEnumerable<string>)source.GetProperty(property, BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!;
}
