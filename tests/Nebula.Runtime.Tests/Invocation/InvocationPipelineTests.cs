using Microsoft.Azure.Functions.Worker.Builder;
using Nebula.Runtime.Invocation;

namespace Nebula.Runtime.Tests.Invocation;

public sealed class InvocationPipelineTests
{
    [Fact]
    public async Task Build_WithMiddlewares_AsksEachOnceHoweverManyLookAtThePipeline()
    {
        var asked = 0;
        await using var app = await RunningApp.StartAsync([], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Use(next =>
            {
                Interlocked.Increment(ref asked);
                return next;
            });
        });
        var pipeline = (InvocationPipeline)app.Services.GetService(typeof(InvocationPipeline))!;

        Parallel.For(0, 100, _ => Assert.Same(pipeline.Execute, pipeline.Execute));
        var isBehindTheWebPart = pipeline.BehindWebPart is not null;

        Assert.Equal(1, asked);
        Assert.True(isBehindTheWebPart);
    }

    [Fact]
    public void Add_AfterBuild_IsRefused()
    {
        var pipeline = new InvocationPipeline();
        pipeline.Compose();

        var refusal = Assert.Throws<InvalidOperationException>(() => pipeline.Add(next => next));

        Assert.Contains("before Build()", refusal.Message, StringComparison.Ordinal);
    }
}
