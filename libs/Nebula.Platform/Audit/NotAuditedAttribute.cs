namespace Nebula.Platform.Audit;

/// <summary>A function whose method could change something, but which changes nothing that anybody will ask about.</summary>
/// <param name="because">Why, for the reader of the code.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotAuditedAttribute(string because) : Attribute
{
    public string Because { get; } = because;
}
