using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Nebula.Functions.Catalog;
using Nebula.Platform.Database;

namespace Nebula.Functions.Http;

/// <summary>
/// Answers 503 for functions that need PostgreSQL while it is gone: at once when that is known, and as soon as it becomes known to requests
/// under way, whose command to a frozen server would return only after its timeout.
/// </summary>
internal sealed partial class DatabaseMiddleware(DatabaseHealth database, ILogger<DatabaseMiddleware> logger) : IFunctionsWorkerMiddleware
{
    private static readonly FrozenSet<string> Independent = FunctionCatalog.HttpFunctions(typeof(DatabaseMiddleware).Assembly)
        .Where(function => function.Method.GetCustomAttribute<WorksWithoutDatabaseAttribute>() is not null)
        .Select(function => function.Name)
        .ToFrozenSet();

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http || Independent.Contains(context.FunctionDefinition.Name))
        {
            await next(context);
            return;
        }

        var lost = database.Lost;
        if (database.Error is { } error)
        {
            await ProblemResults.Problem(error).ExecuteAsync(http);
            return;
        }

        var work = next(context);
        var signal = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (lost.Register(signal.SetResult))
        {
            await Task.WhenAny(work, signal.Task);
        }

        if (work.IsCompleted || http.Response.HasStarted)
        {
            await work;
            return;
        }

        await AnswerEarlyAsync(http, context, work);
    }

    // The whole answer goes out now. The request is not over before the function is, since its HttpContext would serve another one meanwhile;
    // so the client must not send its next request on this connection, where it would wait.
    private async Task AnswerEarlyAsync(HttpContext http, FunctionContext context, Task work)
    {
        http.Response.Headers.Connection = "close";
        await ProblemResults.Problem(database.Error ?? DatabaseHealth.Unavailable).ExecuteAsync(http);
        await http.Response.CompleteAsync();
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        LogGaveUp(context.FunctionDefinition.Name, work.Exception?.InnerException?.Message ?? "finished");
        context.GetInvocationResult().Value = Results.Empty;
    }

    [LoggerMessage(LogLevel.Warning, "{Function} was answered 503 because the database got lost under it; its own outcome: {Outcome}")]
    private partial void LogGaveUp(string function, string outcome);
}
