using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace Nebula.Functions.Access;

/// <summary>
/// Headers for answers that a browser might be tricked into showing or keeping. Written when the answer begins, so that an error
/// which cleared the answer has them too; what a function set itself stays.
/// </summary>
internal sealed class SecurityHeadersMiddleware : IFunctionsWorkerMiddleware
{
    private static readonly (string Name, string Value)[] Headers =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("Cache-Control", "no-store"),
        ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is { } http)
        {
            http.Response.OnStarting(Add, http.Response);
        }

        return next(context);
    }

    private static Task Add(object response)
    {
        foreach (var (name, value) in Headers)
        {
            ((HttpResponse)response).Headers.TryAdd(name, value);
        }

        return Task.CompletedTask;
    }
}
