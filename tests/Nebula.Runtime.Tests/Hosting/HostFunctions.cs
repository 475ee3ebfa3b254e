using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Tests.Hosting;

/// <summary>Stays in a request until the test lets it go.</summary>
internal sealed class SlowFunctions(SlowFunctions.Gate gate)
{
    [Function("slow")]
    public async Task<IResult> Slow(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        gate.Entered.SetResult();
        try
        {
            await gate.Open.Task.WaitAsync(cancellationToken);
            return Results.Text("done");
        }
        catch (OperationCanceledException)
        {
            gate.Cancelled.SetResult();
            throw;
        }
    }

    internal sealed class Gate
    {
        public TaskCompletionSource Entered { get; } = new();

        public TaskCompletionSource Open { get; } = new();

        public TaskCompletionSource Cancelled { get; } = new();
    }
}

internal sealed class EdgeFunctions
{
    [Function("address")]
    public IResult Address([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) =>
        Results.Text($"{request.Scheme} {request.HttpContext.Connection.RemoteIpAddress}");

    [Function("length")]
    public async Task<IResult> Length([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text($"{(await reader.ReadToEndAsync()).Length}");
    }
}

internal sealed class DisposedFunctions(ScopedThing thing, DisposalLog log) : IAsyncDisposable
{
    [Function("disposed")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text(thing.GetType().Name);

    public ValueTask DisposeAsync()
    {
        log.Add("function");
        return ValueTask.CompletedTask;
    }
}

internal sealed class ScopedThing(DisposalLog log) : IDisposable
{
    public void Dispose() => log.Add("scope");
}

internal sealed class DisposalLog
{
    private readonly List<string> _disposed = [];

    public TaskCompletionSource ScopeEnded { get; } = new();

    public IReadOnlyList<string> Disposed => _disposed;

    public void Add(string what)
    {
        _disposed.Add(what);
        if (what == "scope")
        {
            ScopeEnded.SetResult();
        }
    }
}
