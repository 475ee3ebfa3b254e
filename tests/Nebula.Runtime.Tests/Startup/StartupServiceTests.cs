using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Tests.Startup;

public sealed class StartupServiceTests
{
    [Fact]
    public async Task Build_ClassWhoseServicesAreThere_IsInOrder()
    {
        await using var app = await RunningApp.StartAsync([typeof(NeedsWhatThereIs)], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddKeyedSingleton("blue", TimeProvider.System);
        });

        var seen = await app.Client.GetStringAsync("/api/needs-what-there-is");

        Assert.Equal("4", seen);
    }

    [Fact]
    public void Build_MiddlewareThatTakesAScopedService_SaysWhereToTakeIt()
    {
        var build = () => RunningApp.Build([], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddScoped<ScopedThing>();
            builder.UseMiddleware<ScopedTakingMiddleware>();
        });

        var refusal = Assert.Throws<InvalidFunctionsException>(build);
        Assert.Contains("'ScopedTakingMiddleware': a middleware is made once", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("context.InstanceServices.GetRequiredService<ScopedThing>()", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Build_ConverterThatTakesAScopedService_SaysWhereToTakeIt(bool isNamed)
    {
        var build = () => RunningApp.Build(isNamed ? [typeof(NamesAConverter)] : [], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddScoped<ScopedThing>();
            if (!isNamed)
            {
                builder.Services.Configure<WorkerOptions>(options => options.InputConverters.Register<ScopedTakingConverter>());
            }
        });

        var refusal = Assert.Throws<InvalidFunctionsException>(build);
        Assert.Contains("'ScopedTakingConverter': a converter is made once", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("context.FunctionContext.InstanceServices.GetRequiredService<ScopedThing>()", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_MiddlewareThatTakesASingleton_IsInOrder()
    {
        using var host = RunningApp.Build([], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton<ScopedThing>();
            builder.UseMiddleware<ScopedTakingMiddleware>();
        });

        Assert.NotNull(host.Services.GetRequiredService<ScopedTakingMiddleware>());
    }
}
