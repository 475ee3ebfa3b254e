using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Tests.Timers;

namespace Nebula.Runtime.Tests.Admin;

/// <summary>One function of each kind that metadata tells apart.</summary>
internal sealed class DescribedFunctions
{
    [Function("get-item")]
    public IResult Item([HttpTrigger(AuthorizationLevel.Anonymous, "get", "POST", Route = "Items/{id:int}")] HttpRequest request, int id) =>
        Results.Text($"{id}{request.Method}");

    [Function("quiet")]
    public Task Quiet([HttpTrigger] HttpRequest request) => request.Body.FlushAsync();

    [Function("split")]
    public SplitResult Split([HttpTrigger(AuthorizationLevel.Admin)] HttpRequest request) => new() { Response = Results.Text(request.Method) };

    [Function("nightly")]
    [ExponentialBackoffRetry(5, "00:00:04", "00:15:00")]
    public void Nightly([TimerTrigger("%Night%", RunOnStartup = false)] TimerInfo timer) => _ = timer;

    [Function("hourly")]
    [FixedDelayRetry(-1, "00:00:10")]
    public void Hourly([TimerTrigger("0 0 * * * *", UseMonitor = false)] TimerInfo timer) => _ = timer;
}

internal sealed class SplitResult
{
    [HttpResult]
    public required IResult Response { get; init; }
}

/// <summary>Has every path there is, but for those of the host.</summary>
internal sealed class CatchAllFunctions
{
    [Function("all")]
    public IResult All([HttpTrigger(AuthorizationLevel.Anonymous, Route = "{*rest}")] HttpRequest request) => Results.Text("caught");
}

internal sealed class KeyedFunctions
{
    [Function("keyed")]
    public IResult Keyed([HttpTrigger(AuthorizationLevel.Function, "get")] HttpRequest request) => Results.Text("keyed");

    [Function("open")]
    public IResult Unkeyed([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text("open");
}

internal sealed class RunByHand(TimerRuns runs)
{
    [Function("by-hand")]
    public Task Run([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}

internal sealed class UnmonitoredByHand(TimerRuns runs)
{
    [Function("by-hand")]
    [FixedDelayRetry(3, "00:00:00")]
    public Task Run([TimerTrigger("0 0 0 1 1 *", UseMonitor = false)] TimerInfo timer, FunctionContext context) => runs.RunAsync(timer, context);
}
