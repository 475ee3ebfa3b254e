using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Http;

/// <summary>
/// The one place where exceptions of HTTP functions end: bugs as 500 with the trace id under which they are in the log,
/// a lost database as 503, what the server refused as what it said. Nothing of the exception reaches the client. One that comes after the
/// answer has begun is the runtime's: it logs it and cuts the connection, so that half an answer does not look whole.
/// </summary>
internal sealed partial class ExceptionMiddleware(DatabaseHealth database, ILogger<ExceptionMiddleware> logger) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception exception) when (context.GetHttpContext() is { Response.HasStarted: false } http)
        {
            await AnswerAsync(http, context, exception);
        }
    }

    private async Task AnswerAsync(HttpContext http, FunctionContext context, Exception exception)
    {
        if (http.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            LogClientGone(context.FunctionDefinition.Name);
            return;
        }

        http.Response.Clear();
        await ProblemOf(context, exception).ExecuteAsync(http);
    }

    private IResult ProblemOf(FunctionContext context, Exception exception)
    {
        switch (exception)
        {
            case BadHttpRequestException refused:
                return ProblemResults.Problem(
                    Error.Invalid("request_refused", $"The server could not read the request: {refused.Message}"),
                    refused.StatusCode);

            case DatabaseUnavailableException unavailable:
                return ProblemResults.Problem(unavailable.Error);

            case var lost when DatabaseFailure.Is(lost):
                LogDatabaseFailed(context.FunctionDefinition.Name, lost.Message);
                return ProblemResults.Problem(database.Error ?? DatabaseHealth.Unavailable);

            default:
                LogFailed(exception, context.FunctionDefinition.Name, Activity.Current?.TraceId.ToString());
                return ProblemResults.Problem(
                    Error.Unavailable("internal_error", "Something failed on our side. The log has it under this trace id."),
                    StatusCodes.Status500InternalServerError);
        }
    }

    [LoggerMessage(LogLevel.Error, "{Function} failed (trace {TraceId}).")]
    private partial void LogFailed(Exception exception, string function, string? traceId);

    [LoggerMessage(LogLevel.Warning, "{Function} failed for want of the database: {Reason}")]
    private partial void LogDatabaseFailed(string function, string reason);

    [LoggerMessage(LogLevel.Debug, "The caller of {Function} has gone.")]
    private partial void LogClientGone(string function);
}
