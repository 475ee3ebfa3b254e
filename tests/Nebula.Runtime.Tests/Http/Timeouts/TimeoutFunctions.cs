using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Http.Timeouts;

/// <summary>Functions that outlast their timeout, each in its way. The test releases those that do not heed it.</summary>
internal sealed class TimeoutFunctions(TimeoutFunctions.Gate gate, TimeoutFunctions.Held held)
{
    [Function("heeds")]
    public async Task<IResult> Heeds(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return Results.Text("never");
    }

    [Function("swallows")]
    public async Task<IResult> Swallows(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return Results.Text("as if nothing had been");
    }

    [Function("ends-soon-after")]
    public async Task<IResult> EndsSoonAfter([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await Task.Delay(TimeSpan.FromSeconds(1.4), CancellationToken.None);
        return Results.Text("as if nothing had been");
    }

    [Function("ends-its-stream")]
    public async Task<IResult> EndsItsStream(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await request.HttpContext.Response.WriteAsync("first", CancellationToken.None);
        await request.HttpContext.Response.Body.FlushAsync(CancellationToken.None);
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await request.HttpContext.Response.WriteAsync(" last", CancellationToken.None);
        return Results.Empty;
    }

    [Function("ignores")]
    public async Task<IResult> Ignores([HttpTrigger(AuthorizationLevel.Anonymous, "get", "post")] HttpRequest request)
    {
        await gate.Open.Task;
        gate.HeldAtEnd = !held.IsDisposed;
        return Results.Text("too late");
    }

    [Function("blocks")]
    public IResult Blocks([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        gate.Open.Task.GetAwaiter().GetResult();
        return Results.Text("too late");
    }

    [Function("half")]
    public async Task<IResult> Half([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half");
        await request.HttpContext.Response.Body.FlushAsync();
        await gate.Open.Task;
        return Results.Empty;
    }

    [Function("fine")]
    public IResult Fine([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("fine");

    internal sealed class Gate
    {
        public TaskCompletionSource Open { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource ScopeEnded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool HeldAtEnd { get; set; }
    }

    /// <summary>Lives as long as the scope.</summary>
    internal sealed class Held(Gate gate) : IDisposable
    {
        public bool IsDisposed { get; private set; }

        public void Dispose()
        {
            IsDisposed = true;
            gate.ScopeEnded.TrySetResult();
        }
    }
}
