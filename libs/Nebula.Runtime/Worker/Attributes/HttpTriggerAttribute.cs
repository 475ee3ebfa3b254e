using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Starts the function by an HTTP request.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class HttpTriggerAttribute : TriggerBindingAttribute
{
    /// <summary>Any method, level Function.</summary>
    public HttpTriggerAttribute()
        : this(AuthorizationLevel.Function)
    {
    }

    /// <summary>
    /// These methods, level Function: the host takes Function where no level is written, so this must not open an endpoint.
    /// </summary>
    /// <param name="methods">HTTP methods, in any letter case.</param>
    public HttpTriggerAttribute(params string[] methods)
        : this(AuthorizationLevel.Function, methods)
    {
    }

    /// <summary>Any method.</summary>
    /// <param name="authLevel">The key that opens the function.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel) => AuthLevel = authLevel;

    /// <summary>These methods.</summary>
    /// <param name="authLevel">The key that opens the function.</param>
    /// <param name="methods">HTTP methods, in any letter case.</param>
    public HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods)
    {
        AuthLevel = authLevel;
        Methods = methods;
    }

    /// <summary>Route template below the route prefix; the function's name where null.</summary>
    public string? Route { get; set; }

    /// <summary>The HTTP methods; null for any.</summary>
    public string[]? Methods { get; }

    /// <summary>The key that opens the function.</summary>
    public AuthorizationLevel AuthLevel { get; }
}
