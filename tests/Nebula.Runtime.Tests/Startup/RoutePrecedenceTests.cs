using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Http.Routing;

namespace Nebula.Runtime.Tests.Startup;

public sealed class RoutePrecedenceTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddLogging().AddRouting().BuildServiceProvider();

    public void Dispose() => _services.Dispose();

    [Fact]
    public void Build_RoutesThatRelyOnTheLiteralGoingFirst_WarnsAndNamesBoth()
    {
        var log = new Warnings();

        using var host = RunningApp.Build([typeof(OverlappingRoutes)], builder => Configure(builder, log));

        var warning = Assert.Single(log.Messages, message => message.Contains("can meet the same path", StringComparison.Ordinal));
        Assert.Contains("read-item (api/items/{id}) and export-items (api/items/export)", warning, StringComparison.Ordinal);
        Assert.Contains("such as {id:int}", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_RoutesThatConstraintsOrMethodsKeepApart_WarnsOfNothing()
    {
        var log = new Warnings();

        using var host = RunningApp.Build([typeof(RoutesApart)], builder => Configure(builder, log));

        Assert.Empty(log.Messages);
    }

    [Theory]
    [InlineData("items/{id}", "items/export", true)]
    [InlineData("items/{id:int}", "items/export", false)]
    [InlineData("items/{id:int}", "items/7", true)]
    [InlineData("items/{id:int}", "items/{name}", true)]
    [InlineData("items/{id:int}", "items/{name:alpha}", false)]
    [InlineData("{kind}/all", "items/{id}", true)]
    [InlineData("items/{id}", "parts/{id}", false)]
    [InlineData("items/{id}", "items/{id}/parts", false)]
    [InlineData("items/{id}", "items/{id}/{part?}", true)]
    [InlineData("items", "items/{id=1}", true)]
    [InlineData("files/{*rest}", "files/list/{id}", true)]
    [InlineData("files/{*rest}", "files", true)]
    [InlineData("files/{*rest}", "items/{id}", false)]
    [InlineData("items/{a}.{b}", "items/{id}", true)]
    [InlineData("items/{a}.{b}", "items/{id:int}", false)]
    public void Exists_ForTwoRoutes_SaysWhetherOnePathMeetsBoth(string first, string second, bool expected)
    {
        var overlap = new RouteOverlap(_services.GetRequiredService<ParameterPolicyFactory>());

        var there = overlap.Exists(RoutePatternFactory.Parse(first), RoutePatternFactory.Parse(second));
        var back = overlap.Exists(RoutePatternFactory.Parse(second), RoutePatternFactory.Parse(first));

        Assert.Equal((expected, expected), (there, back));
    }

    private static void Configure(FunctionsApplicationBuilder builder, Warnings log)
    {
        builder.Logging.AddProvider(log);
        builder.ConfigureFunctionsWebApplication();
    }

    private sealed class Warnings : ILoggerProvider, ILogger
    {
        public List<string> Messages { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Messages.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
