namespace Nebula.Platform.Audit;

/// <summary>
/// The act that a function performs. Its service writes the act in the transaction of the change; a refusal or a failure is
/// written under this name by the middleware.
/// </summary>
/// <param name="action">One of <see cref="AuditActions"/>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AuditedAttribute(string action) : Attribute
{
    public string Action { get; } = action;

    /// <summary>What the <c>{id}</c> of the route names: <c>monitor</c>. Null where the route names nothing.</summary>
    public string? Target { get; init; }
}
