using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Middleware;
using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Http;

/// <summary>
/// The web part of the pipeline, at the place where the app asked for it: shows the HTTP context to what follows
/// and writes what came back.
/// </summary>
internal static class HttpInvocation
{
    public static FunctionExecutionDelegate Middleware(FunctionExecutionDelegate next) => context =>
    {
        var invocation = RuntimeFunctionContext.From(context);
        return invocation.Request is { } http ? InvokeAsync(invocation, http, next) : next(context);
    };

    /// <summary>Writes what the function, or a middleware in its place, came to.</summary>
    public static Task WriteAnswerAsync(RuntimeFunctionContext invocation, HttpContext http) =>
        invocation.Answer is { } answer && invocation.IsWanted ? HttpResultWriter.WriteAsync(answer, http) : Task.CompletedTask;

    private static async Task InvokeAsync(RuntimeFunctionContext invocation, HttpContext http, FunctionExecutionDelegate next)
    {
        invocation.ShowHttp();
        await next(invocation);
        await WriteAnswerAsync(invocation, http);
    }
}
