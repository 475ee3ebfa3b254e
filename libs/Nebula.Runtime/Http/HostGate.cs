using Microsoft.AspNetCore.Http;
using Nebula.Runtime.Hosting;

namespace Nebula.Runtime.Http;

/// <summary>
/// Lets no request to a function while the host does not run; its own endpoints answer. It stands behind routing, as a
/// path does not tell whose it is. The port is open a moment before the app has started, so requests of that moment wait.
/// </summary>
internal sealed class HostGate(HostState state)
{
    public Task InvokeAsync(HttpContext http, RequestDelegate next) => state.ServesFunctions ? next(http) : DecideAsync(http, next);

    private async Task DecideAsync(HttpContext http, RequestDelegate next)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<AlwaysServed>() is not null || await state.WaitForStartAsync(http.RequestAborted))
        {
            await next(http);
            return;
        }

        http.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        await http.Response.WriteAsync("Function host is not running.", http.RequestAborted);
    }
}
