namespace Nebula.Functions.OpenApi;

/// <summary>The JSON body that the function reads.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class TakesAttribute(Type type) : Attribute
{
    public Type Type { get; } = type;
}
