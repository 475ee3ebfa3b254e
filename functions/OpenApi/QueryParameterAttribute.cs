namespace Nebula.Functions.OpenApi;

/// <summary>A query parameter (or header, or part of the path) that the function reads.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
internal sealed class QueryParameterAttribute(string name, Type type, string description) : Attribute
{
    public string Name { get; } = name;

    public Type Type { get; } = type;

    public string Description { get; } = description;

    /// <summary><c>query</c>, <c>header</c>, or <c>path</c> for one of the route that is more than a text.</summary>
    public string In { get; init; } = "query";
}
