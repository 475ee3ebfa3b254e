using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.SampleApp.Faults;

/// <summary>Functions that misbehave, each in one way. Tests set <c>functionTimeout</c> to a second.</summary>
public sealed class FaultFunctions(HeldScopes held, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan PastTheTimeout = TimeSpan.FromSeconds(3.5);

    [Function("fault-throws")]
    public async Task<IResult> Throws([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await Task.Yield();
        throw new InvalidOperationException("on purpose");
    }

    [Function("fault-hangs")]
    public async Task<IResult> Hangs([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        return Results.Empty;
    }

    [Function("fault-ignores")]
    public async Task<IResult> Ignores([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await Task.Delay(PastTheTimeout, CancellationToken.None);
        return Results.Text("too late");
    }

    [Function("fault-half")]
    public async Task<IResult> Half([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half of it");
        await request.HttpContext.Response.Body.FlushAsync();
        throw new InvalidOperationException("on purpose");
    }

    [Function("fault-half-hangs")]
    public async Task<IResult> HalfHangs([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request)
    {
        await request.HttpContext.Response.WriteAsync("half of it");
        await request.HttpContext.Response.Body.FlushAsync();
        await Task.Delay(PastTheTimeout, CancellationToken.None);
        return Results.Empty;
    }

    [Function("fault-leaks")]
    public IResult Leaks([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
    {
        held.Keep(context);
        var scope = scopes.CreateScope();
        return Results.Text($"{scope.ServiceProvider.GetRequiredService<LeakedThing>().Weight}");
    }

    [Function("fault-slow")]
    public async Task<IResult> Slow([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(0.5), cancellationToken);
        return Results.Text("slow");
    }

    [Function("fault-echo")]
    public async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post")] HttpRequest request, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body);
        return Results.Text(await reader.ReadToEndAsync(cancellationToken));
    }
}
