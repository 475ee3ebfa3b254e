using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;

namespace Nebula.Runtime.Tests.Http.Timeouts;

/// <summary>Functions whose answer comes, or would come, after their timeout.</summary>
internal sealed class LateFunctions(LateFunctions.Gate gate)
{
    [Function("first-half")]
    public async Task<IResult> FirstHalf([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await request.HttpContext.Response.WriteAsync("{\"items\":[", CancellationToken.None);
        await request.HttpContext.Response.Body.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Results.Text("1,2,3]}");
    }

    [Function("sets-headers")]
    public async Task<HttpResponseData> SetsHeaders([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequestData request)
    {
        var http = request.FunctionContext.GetHttpContext()!;
        var response = request.CreateResponse(HttpStatusCode.OK);
        response.Headers.Add("Set-Cookie", "session=secret");
        response.Headers.TryAddWithoutValidation("Content-Length", "100");
        http.Response.Headers["X-Of-The-Function"] = "1";
        await gate.Open.Task;
        response.Headers.Add("X-Late", "1");
        await response.WriteStringAsync("late");
        return response;
    }

    [Function("writes-all-the-time")]
    public IResult WritesAllTheTime([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        for (var i = 0; !gate.Open.Task.IsCompleted; i++)
        {
            request.HttpContext.Response.Headers[$"X-{i % 100}"] = "1";
            if (i % 100 == 99)
            {
                request.HttpContext.Response.Headers.Clear();
            }
        }

        return Results.Empty;
    }

    [Function("breaks-late")]
    public async Task<IResult> BreaksLate([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        throw new InvalidOperationException("broken while tidying up");
    }

    internal sealed class Gate
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
