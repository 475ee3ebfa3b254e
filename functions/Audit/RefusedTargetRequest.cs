using Microsoft.AspNetCore.Http;

namespace Nebula.Functions.Audit;

/// <summary>Where a function says what it refuses to touch.</summary>
internal static class RefusedTargetRequest
{
    public static void NameTarget(this HttpRequest request, string target, string name) =>
        request.HttpContext.Items[typeof(RefusedTarget)] = new RefusedTarget(target, name);
}
