using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Nebula.Runtime.Tests.Http;

internal sealed class CountingMiddleware : IFunctionsWorkerMiddleware
{
    public int Count { get; private set; }

    public Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        Count++;
        return next(context);
    }
}

public sealed class HttpMiddlewareTests
{
    [Fact]
    public async Task H11_Middlewares_RunInOrderOfRegistrationAroundTheFunction()
    {
        var steps = new List<string>();
        await using var app = await StartAsync(builder => builder
            .UseMiddleware(Step(steps, "first"))
            .UseMiddleware(Step(steps, "second")));

        await app.Client.GetStringAsync("/api/result");

        Assert.Equal(["first in", "second in", "second out", "first out"], steps);
    }

    [Fact]
    public async Task H11_MiddlewareThatDoesNotGoOn_AnswersInTheFunctionsPlace()
    {
        await using var app = await StartAsync(builder => builder.UseMiddleware((context, _) =>
        {
            context.GetInvocationResult().Value = Results.Text("stopped", statusCode: 403);
            return Task.CompletedTask;
        }));

        var response = await app.Client.GetAsync("/api/throws");

        Assert.Equal(403, (int)response.StatusCode);
        Assert.Equal("stopped", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task H11_UseWhen_TakesOnlyWhatThePredicateSays()
    {
        await using var app = await StartAsync(builder => builder
            .UseWhen<CountingMiddleware>(context => context.FunctionDefinition.Name == "action"));

        await app.Client.GetAsync("/api/result");
        await app.Client.GetAsync("/api/action");
        await app.Client.GetAsync("/api/action");

        Assert.Equal(2, app.Services.GetRequiredService<CountingMiddleware>().Count);
    }

    [Fact]
    public async Task H11_ExceptionOfTheFunction_ReachesTheMiddleware()
    {
        await using var app = await StartAsync(builder => builder.UseMiddleware(async (context, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException)
            {
                context.GetInvocationResult().Value = Results.StatusCode(503);
            }
        }));

        var response = await app.Client.GetAsync("/api/throws");

        Assert.Equal(503, (int)response.StatusCode);
    }

    [Fact]
    public async Task H11_MiddlewareBeforeTheWebPart_SeesNoHttpContext()
    {
        var seen = new List<bool>();
        await using var app = await RunningApp.StartAsync([typeof(ResultFunctions)], builder =>
        {
            builder.UseMiddleware(See(seen));
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware(See(seen));
        });

        await app.Client.GetAsync("/api/result");

        Assert.Equal([false, true], seen);
    }

    [Fact]
    public async Task H11_ItemsAndFeatures_ArePassedOn()
    {
        var found = "";
        await using var app = await StartAsync(builder => builder
            .UseMiddleware((context, next) =>
            {
                context.Items["item"] = "a";
                context.Features.Set(new Uri("http://b/"));
                return next();
            })
            .UseMiddleware((context, next) =>
            {
                found = $"{context.Items["item"]} {context.Features.Get<Uri>()} {context.Features.Get<Version>() is null}";
                return next();
            }));

        await app.Client.GetAsync("/api/result");

        Assert.Equal("a http://b/ True", found);
    }

    [Fact]
    public async Task H11_UseWhenWithAFunction_TakesOnlyWhatThePredicateSays()
    {
        var steps = new List<string>();
        await using var app = await StartAsync(builder => builder
            .UseWhen(context => context.FunctionDefinition.Name == "action", Step(steps, "action"))
            .UseMiddleware(Step(steps, "all")));

        await app.Client.GetAsync("/api/result");
        await app.Client.GetAsync("/api/action");

        Assert.Equal(["all in", "all out", "action in", "all in", "all out", "action out"], steps);
    }

    [Fact]
    public async Task H11_DefaultWorkerMiddleware_IsWhereTheFunctionRuns()
    {
        var steps = new List<string>();
        await using var app = await StartAsync(builder => builder
            .UseMiddleware(Step(steps, "before"))
            .UseDefaultWorkerMiddleware()
            .UseMiddleware(Step(steps, "never")));

        var text = await app.Client.GetStringAsync("/api/result");

        Assert.Equal("""{"n":1}""", text);
        Assert.Equal(["before in", "before out"], steps);
    }

    private static Task<RunningApp> StartAsync(Action<IFunctionsWorkerApplicationBuilder> configure) =>
        RunningApp.StartAsync([typeof(ResultFunctions)], builder => configure(builder.ConfigureFunctionsWebApplication()));

    private static Func<FunctionContext, Func<Task>, Task> Step(List<string> steps, string name) => async (_, next) =>
    {
        steps.Add($"{name} in");
        await next();
        steps.Add($"{name} out");
    };

    private static Func<FunctionContext, Func<Task>, Task> See(List<bool> seen) => (context, next) =>
    {
        seen.Add(context.GetHttpContext() is not null);
        return next();
    };
}
