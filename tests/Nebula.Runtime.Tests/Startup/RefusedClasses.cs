using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Converters;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Tests.Startup;

internal sealed class Unregistered;

internal sealed class NeedsUnregistered(Unregistered service)
{
    [Function("needs-unregistered")]
    public string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => service.ToString()!;
}

internal sealed class NeedsUnknownKey([FromKeyedServices("green")] TimeProvider time)
{
    [Function("needs-unknown-key")]
    public string Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => time.ToString()!;
}

internal sealed class TwoConstructors
{
    public TwoConstructors()
    {
    }

    public TwoConstructors(TimeProvider time) => Time = time;

    public TimeProvider? Time { get; }

    [Function("two-constructors")]
    public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
    }
}

/// <summary>Everything here can be made: a default, a key that is there, a marked constructor, an open generic.</summary>
internal sealed class NeedsWhatThereIs
{
    public NeedsWhatThereIs()
    {
    }

    [ActivatorUtilitiesConstructor]
    public NeedsWhatThereIs(
        IServiceProvider services, Microsoft.Extensions.Logging.ILogger<NeedsWhatThereIs> logger,
        [FromKeyedServices("blue")] TimeProvider time, Unregistered? none = null) => Seen = [services, logger, time, none];

    public object?[] Seen { get; } = [];

    [Function("needs-what-there-is")]
    public IResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request) => Results.Text($"{Seen.Length}");
}

internal sealed class ScopedThing;

internal sealed class ScopedTakingMiddleware(ScopedThing thing) : IFunctionsWorkerMiddleware
{
    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next) => thing is null ? Task.CompletedTask : next(context);
}

internal sealed class ScopedTakingConverter(ScopedThing thing) : IInputConverter
{
    public ValueTask<ConversionResult> ConvertAsync(ConverterContext context) => new(ConversionResult.Success(thing.ToString()));
}

internal sealed class NamesAConverter
{
    [Function("names-a-converter")]
    public IResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, [InputConverter(typeof(ScopedTakingConverter))] string text) =>
        Results.Text(text);
}

internal sealed class QueueTriggerAttribute : TriggerBindingAttribute;

internal sealed class UnknownTrigger
{
    [Function("unknown-trigger")]
    public void Run([QueueTrigger] string message)
    {
    }
}

internal sealed class OverlappingRoutes
{
    [Function("read-item")]
    public void Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id}")] HttpRequest request, string id)
    {
    }

    [Function("export-items")]
    public void Export([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/export")] HttpRequest request)
    {
    }
}

internal sealed class RoutesApart
{
    [Function("read-item")]
    public void Read([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id:int}")] HttpRequest request, int id)
    {
    }

    [Function("export-items")]
    public void Export([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/export")] HttpRequest request)
    {
    }

    [Function("write-item")]
    public void Write([HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "items/{id}")] HttpRequest request, string id)
    {
    }

    [Function("item-parts")]
    public void Parts([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "items/{id}/parts")] HttpRequest request, string id)
    {
    }
}
