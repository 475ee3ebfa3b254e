using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;

namespace Nebula.Runtime.Tests.Performance;

/// <summary>
/// What an invocation may allocate above a plain endpoint that does the same: the function's class, its context, its token where it asks
/// for one. Each budget is what it takes with little air: an object more is over it. In a Debug build the state of each async method is an
/// object.
/// </summary>
public sealed class AllocationBudgetTests(ITestOutputHelper output) : IAsyncLifetime
{
#if DEBUG
    private const bool IsDebug = true;
#else
    private const bool IsDebug = false;
#endif

    private static readonly byte[] Body = """{"id":7,"name":"screw"}"""u8.ToArray();

    private readonly CapturedPipeline _functions = new();
    private readonly CapturedPipeline _plain = new();
    private RunningApp _functionsApp = null!;
    private WebApplication _plainApp = null!;

    public async Task InitializeAsync()
    {
        _functionsApp = await RunningApp.StartAsync([typeof(GetItemFunction), typeof(CreateItemFunction), typeof(SearchItemsFunction)], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddScoped<Stock>().AddSingleton<IStartupFilter>(_functions);
        });
        var plain = WebApplication.CreateSlimBuilder();
        plain.WebHost.UseUrls("http://127.0.0.1:0");
        plain.Logging.ClearProviders();
        plain.Services.AddScoped<Stock>().AddSingleton<IStartupFilter>(_plain);
        _plainApp = plain.Build();
        MapPlain(_plainApp);
        await _plainApp.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _plainApp.DisposeAsync();
        await _functionsApp.DisposeAsync();
    }

    [Fact]
    public void Get_RouteValue_AllocatesLittleMoreThanAPlainEndpoint() => AssertBudget(300, "/api/items/7", body: null);

    [Fact]
    public void Get_QueryValues_AllocatesLittleMoreThanAPlainEndpoint() => AssertBudget(360, "/api/items?name=screw&id=7", body: null);

    [Fact]
    public void Post_JsonBodyAndToken_AllocatesLittleMoreThanAPlainEndpoint() => AssertBudget(IsDebug ? 544 : 500, "/api/items", Body);

    private static void MapPlain(IEndpointRouteBuilder plain)
    {
        plain.MapGet("/api/items/{id:int}", (int id, Stock stock) => Task.FromResult<IResult>(TypedResults.Ok(stock.Find(id))));
        plain.MapGet("/api/items", (string? name, int? id, Stock stock) => (IResult)TypedResults.Ok(stock.Find(name is null ? 0 : id ?? 1)));
        plain.MapPost("/api/items", async (HttpRequest request, Stock stock, CancellationToken cancellationToken) =>
            (IResult)TypedResults.Ok(stock.Find((await request.ReadFromJsonAsync<Item>(cancellationToken))!.Id)));
    }

    private void AssertBudget(long budget, string target, byte[]? body)
    {
        const string answer = """{"id":7,"name":"screw"}""";
        var parts = target.Split('?');
        void Fill(HttpContext http)
        {
            http.Request.Method = body is null ? "GET" : "POST";
            http.Request.Path = parts[0];
            http.Request.QueryString = parts.Length > 1 ? new QueryString($"?{parts[1]}") : default;
            if (body is not null)
            {
                http.Request.ContentType = "application/json";
                http.Request.ContentLength = body.Length;
                http.Request.Body = new MemoryStream(body);
            }
        }

        var plain = _plain.Allocated(_plainApp.Services, Fill, answer);
        var functions = _functions.Allocated(_functionsApp.Services, Fill, answer);

        output.WriteLine($"plain {plain} bytes, function {functions} bytes");
        Assert.True(functions - plain <= budget, $"A function allocates {functions - plain} bytes more than a plain endpoint ({plain}); allowed are {budget}.");
    }
}
