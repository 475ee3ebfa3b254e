using System.Net;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Tests.Binding;

public sealed class InputConverterTests
{
    [Fact]
    public async Task Converter_AtTheFront_ComesBeforeTheWorkersOwnAndIsMadeOnce()
    {
        await using var app = await StartAsync(converters => converters.RegisterAt<MoneyConverter>(0));

        var first = await app.Client.GetStringAsync("/api/money?money=EUR&text=a");
        var second = await app.Client.GetStringAsync("/api/money?money=CHF");

        Assert.Equal("1 EUR a", first);
        Assert.Equal("2 CHF", second);
    }

    [Fact]
    public async Task Converter_ThatFails_EndsTheInvocation()
    {
        await using var app = await StartAsync(converters => converters.RegisterAt<MoneyConverter>(0));

        var response = await app.Client.GetAsync("/api/money?money=");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [Fact]
    public async Task Converter_AtTheEnd_GetsWhatTheOthersLeave()
    {
        await using var app = await StartAsync(converters =>
        {
            converters.Register<ShoutingConverter>();
            converters.Register<ClockConverter>();
        });

        var clock = await app.Client.GetStringAsync("/api/clock");
        var text = await app.Client.GetStringAsync("/api/money?text=quiet");

        Assert.Equal("clock", clock);
        Assert.Equal("quiet", text);
    }

    [Fact]
    public async Task Converters_InTheirOrder_FirstThatHandlesWins()
    {
        await using var app = await StartAsync(converters =>
        {
            converters.RegisterAt<MoneyConverter>(0);
            converters.RegisterAt<ShoutingConverter>(0);
        });

        var text = await app.Client.GetStringAsync("/api/money?money=EUR&text=loud");

        Assert.Equal("1 EUR LOUD", text);
    }

    [Fact]
    public async Task Converter_ThatAParameterOrItsAttributeNames_IsAskedFirst()
    {
        await using var app = await StartAsync(_ => { });

        var text = await app.Client.GetStringAsync("/api/named?text=loud&number=5&tenant=other");

        Assert.Equal("LOUD 5 acme", text);
    }

    [Fact]
    public async Task Parameter_ThatNoConverterHandles_IsNull()
    {
        await using var app = await StartAsync(_ => { });

        var text = await app.Client.GetStringAsync("/api/clock");

        Assert.Equal("none", text);
    }

    [Fact]
    public void Build_WithoutAnyConverter_IsRefused()
    {
        var build = () => Build(converters => converters.Clear());

        var refusal = Assert.Throws<InvalidOperationException>(build);
        Assert.Contains("WorkerOptions.InputConverters is empty", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task H9_RouteValues_AreReadByTheirConstraint()
    {
        await using var app = await StartAsync(_ => { });

        var text = await app.Client.GetStringAsync("/api/typed/TRUE/007/1.50/01234567-89ab-cdef-0123-456789abcdef");

        Assert.Equal("True 7 1.5 0123456789abcdef0123456789abcdef true 7 1.5", text);
    }

    [Theory]
    [InlineData("body-and-members", "a 2 a 1,2")]
    [InlineData("body-trigger", "a 2 a")]
    public async Task H9_FromBodyBesideMembersOfTheBody_BothAreFilled(string function, string expected)
    {
        await using var app = await StartAsync(_ => { });

        var response = await app.Client.PostAsync(
            $"/api/{function}", new StringContent("""{"Item":"a","count":2,"IDS":[1,2]}""", Encoding.UTF8, "application/json"));

        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task H9_QueryAndHeaders_AreParametersAndBindingDataToo()
    {
        await using var app = await StartAsync(_ => { });
        var request = new HttpRequestMessage(HttpMethod.Get, "/api/aggregates?a=1&code=key");
        request.Headers.Add("X-In", "in");

        var response = await app.Client.SendAsync(request);

        Assert.Equal("1 False in True GET Headers,Query,a", await response.Content.ReadAsStringAsync());
    }

    private static Task<RunningApp> StartAsync(Action<InputConverterCollection> configure) =>
        RunningApp.StartAsync([typeof(ConverterFunctions)], builder => Configure(builder, configure));

    private static void Build(Action<InputConverterCollection> configure) =>
        RunningApp.Build([typeof(ConverterFunctions)], builder => Configure(builder, configure)).Dispose();

    private static void Configure(FunctionsApplicationBuilder builder, Action<InputConverterCollection> configure)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.Services.Configure<WorkerOptions>(options => configure(options.InputConverters));
    }
}
