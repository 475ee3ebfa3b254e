namespace Nebula.Platform.Identity;

/// <summary>The function answers anybody. The reason stands in the list of functions.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PublicAccessAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}
