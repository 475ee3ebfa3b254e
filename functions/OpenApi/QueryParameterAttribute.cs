namespace Nebula.Functions.OpenApi;

/// <summary>A query parameter (or header) that the function reads.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class QueryParameterAttribute(string name, Type type, string description) : Attribute
{
    public string Name { get; } = name;

    public Type Type { get; } = type;

    public string Description { get; } = description;

    /// <summary><c>query</c> or <c>header</c>.</summary>
    public string In { get; init; } = "query";
}
