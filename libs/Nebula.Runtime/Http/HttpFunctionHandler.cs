using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Http.Routing;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http;

/// <summary>Serves the requests of one function.</summary>
internal sealed class HttpFunctionHandler(HttpFunction function, FunctionExecutionDelegate pipeline, ILogger logger)
{
    private readonly bool _needsKey = function.Level is not AuthorizationLevel.Anonymous;

    public async Task HandleAsync(HttpContext http)
    {
        // No keys exist, so nobody can hold one. The host answers 401 to a missing and to a wrong key alike.
        if (_needsKey)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var invocation = new RuntimeFunctionContext(function.Function, http.RequestServices, http.RequestAborted) { Request = http };
        try
        {
            await pipeline(invocation);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            logger.CallerGone(function.Function.Name);
        }
        catch (BadHttpRequestException exception)
        {
            // The server's own verdict on the request, such as 413 for a body over its limit.
            Fail(http, exception.StatusCode);
        }
        catch (Exception exception)
        {
            logger.FunctionFailed(exception, function.Function.Name, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);
            Fail(http, StatusCodes.Status500InternalServerError);
        }
    }

    private static void Fail(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return;
        }

        http.Response.Clear();
        http.Response.StatusCode = status;
    }
}
