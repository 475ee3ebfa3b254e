using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Nebula.Runtime.Http.Routing;

namespace Nebula.Runtime.Keys;

/// <summary>
/// Lets a request through to an endpoint that it has the key for. A missing and a wrong key get the same 401; 403 would
/// tell a caller that the key exists.
/// </summary>
internal sealed class KeyGate(FunctionKeys keys)
{
    public Task InvokeAsync(HttpContext http, RequestDelegate next)
    {
        // Routing answers a known path with another method by an endpoint of its own that says 405; the host says 404.
        if (http.GetEndpoint()?.Metadata.GetMetadata<RequiredLevel>() is not { Level: var required })
        {
            return Answer(http, StatusCodes.Status404NotFound);
        }

        if (PresentedKey.Of(http.Request) is { } key)
        {
            return CheckAsync(http, required, key, next);
        }

        return required is AuthorizationLevel.Anonymous ? next(http) : Answer(http, StatusCodes.Status401Unauthorized);
    }

    private async Task CheckAsync(HttpContext http, AuthorizationLevel required, string key, RequestDelegate next)
    {
        var known = await keys.ReadyAsync(http.RequestAborted);
        var function = http.GetEndpoint()!.Metadata.GetMetadata<HttpFunction>()?.Function.Name;
        var caller = known.Find(key, function);

        // Also where no key is asked for: the function may want to know who called.
        if (caller is not null)
        {
            http.User = caller.ToPrincipal();
        }

        if (required is AuthorizationLevel.Anonymous || caller?.Opens(required) is true)
        {
            await next(http);
            return;
        }

        // The keys were never read, so this one may be right. 401 would send its owner looking for another.
        if (caller is null && !known.IsComplete)
        {
            http.Response.Headers[HeaderNames.RetryAfter] = "5";
            await Answer(http, StatusCodes.Status503ServiceUnavailable);
            return;
        }

        await Answer(http, StatusCodes.Status401Unauthorized);
    }

    private static Task Answer(HttpContext http, int status)
    {
        http.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
