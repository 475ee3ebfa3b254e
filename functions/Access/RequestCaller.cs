using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Audit;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Access;

/// <summary>Where functions read who is asking.</summary>
internal static class RequestCaller
{
    private static readonly object Key = new();

    /// <summary>The caller; nobody known, for a request that did not come through <see cref="AccessMiddleware"/>.</summary>
    public static Principal GetPrincipal(this HttpRequest request) => request.GetCaller().Principal;

    public static Caller GetCaller(this HttpRequest request) => request.HttpContext.Items[Key] as Caller ?? Caller.Public;

    public static void SetCaller(this HttpRequest request, Caller caller) => request.HttpContext.Items[Key] = caller;

    /// <summary>The caller as the audit log keeps it, with its address and the trace.</summary>
    public static Actor GetActor(this HttpRequest request) => Actor.Of(request.GetPrincipal()) with
    {
        Address = request.HttpContext.RequestServices.GetRequiredService<ForwardedRequest>().AddressOf(request).ToString(),
        TraceId = Activity.Current?.TraceId.ToString() ?? request.HttpContext.TraceIdentifier,
    };
}
