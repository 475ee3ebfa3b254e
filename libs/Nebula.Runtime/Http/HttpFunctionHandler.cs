using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Http.Data;
using Nebula.Runtime.Http.Routing;
using Nebula.Runtime.Http.Timeouts;
using Nebula.Runtime.Invocation;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http;

/// <summary>Serves the requests of one function.</summary>
/// <param name="function">The function.</param>
/// <param name="pipeline">What runs it.</param>
/// <param name="timeouts">Ends it when its time is over; null when it may take as long as it likes.</param>
/// <param name="outstanding">Counts it while it runs.</param>
/// <param name="logger">Where to write.</param>
internal sealed class HttpFunctionHandler(
    HttpFunction function, InvocationPipeline pipeline, RequestTimeouts? timeouts, OutstandingWork outstanding, ILogger logger)
{
    private readonly FunctionExecutionDelegate _execute = pipeline.BehindWebPart ?? pipeline.Execute;
    private readonly bool _isWebPart = pipeline.BehindWebPart is not null;

    public async Task HandleAsync(HttpContext http)
    {
        var invocation = new RuntimeFunctionContext(function.Function, http.RequestServices, CancellationToken.None) { Request = http };
        outstanding.BeginInvocation();
        var slot = timeouts?.Begin(invocation) ?? default;
        Exception? failure = null;
        try
        {
            if (_isWebPart)
            {
                invocation.ShowHttp();
            }

            await _execute(invocation);
            if (_isWebPart)
            {
                await HttpInvocation.WriteAnswerAsync(invocation, http);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }

        outstanding.EndInvocation();
        if (timeouts is not null && RequestTimeouts.End(slot) is { } expired)
        {
            await EndExpiredAsync(invocation, http, expired, failure);
        }
        else if (failure is not null)
        {
            Answer(http, failure);
        }

        invocation.End();
    }

    private async Task EndExpiredAsync(RuntimeFunctionContext invocation, HttpContext http, ExpiredRequest expired, Exception? failure)
    {
        if (await expired.EndAsync())
        {
            if (failure is not null and not OperationCanceledException)
            {
                LogFailure(http, failure);
            }

            // What it wrote itself and ended by itself, such as a stream, is whole, unless its answer was to go behind it.
            if (failure is not null || !http.Response.HasStarted || HttpResultWriter.Writes(invocation.Answer))
            {
                Fail(http, StatusCodes.Status500InternalServerError);
            }

            return;
        }

        logger.EndedLate(function.Function.Name, failure?.Message ?? "without an error");
    }

    private void Answer(HttpContext http, Exception failure)
    {
        switch (failure)
        {
            case OperationCanceledException when http.RequestAborted.IsCancellationRequested:
                logger.CallerGone(function.Function.Name);
                break;
            case BadHttpRequestException bad:
                // The server's own verdict on the request, such as 413 for a body over its limit.
                Fail(http, bad.StatusCode);
                break;
            default:
                LogFailure(http, failure);
                Fail(http, StatusCodes.Status500InternalServerError);
                break;
        }
    }

    private void LogFailure(HttpContext http, Exception failure) =>
        logger.FunctionFailed(failure, function.Function.Name, Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier);

    private static void Fail(HttpContext http, int status)
    {
        if (http.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            http.Abort();
            return;
        }

        CarriedHeaders.Drop(http);
        http.Response.Clear();
        http.Response.StatusCode = status;
    }
}
