using Microsoft.AspNetCore.Http;
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
}
