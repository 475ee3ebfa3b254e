namespace Nebula.Functions.OpenApi;

/// <summary>What the function does for its caller, in one sentence, and the group it is listed under.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OperationAttribute(string tag, string summary) : Attribute
{
    public string Tag { get; } = tag;

    public string Summary { get; } = summary;
}
