using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Tests.Admin;

public sealed class FunctionEndpointsTests
{
    private const string Item =
        """
        {
          "name": "get-item",
          "scriptFile": "Nebula.Runtime.Tests.dll",
          "entryPoint": "Nebula.Runtime.Tests.Admin.DescribedFunctions.Item",
          "language": "dotnet-isolated",
          "properties": { "IsCodeless": false },
          "bindings": [
            {
              "name": "request", "direction": "In", "type": "httpTrigger", "route": "Items/{id:int}", "methods": ["get", "POST"],
              "authLevel": "Anonymous", "properties": {}
            },
            { "name": "$return", "type": "http", "direction": "Out" }
          ]
        }
        """;

    private const string Hourly =
        """
        {
          "name": "hourly",
          "scriptFile": "Nebula.Runtime.Tests.dll",
          "entryPoint": "Nebula.Runtime.Tests.Admin.DescribedFunctions.Hourly",
          "language": "dotnet-isolated",
          "properties": { "IsCodeless": false },
          "bindings": [
            {
              "name": "timer", "direction": "In", "type": "timerTrigger", "schedule": "0 0 * * * *", "runOnStartup": false, "useMonitor": false,
              "properties": {}
            }
          ],
          "retry": { "strategy": "fixedDelay", "maxRetryCount": -1, "delayInterval": "00:00:10" }
        }
        """;

    private const string Nightly =
        """
        {
          "name": "nightly",
          "scriptFile": "Nebula.Runtime.Tests.dll",
          "entryPoint": "Nebula.Runtime.Tests.Admin.DescribedFunctions.Nightly",
          "language": "dotnet-isolated",
          "properties": { "IsCodeless": false },
          "bindings": [
            {
              "name": "timer", "direction": "In", "type": "timerTrigger", "schedule": "%Night%", "runOnStartup": false, "useMonitor": true,
              "properties": {}
            }
          ],
          "retry": { "strategy": "exponentialBackoff", "maxRetryCount": 5, "minimumInterval": "00:00:04", "maximumInterval": "00:15:00" }
        }
        """;

    private const string Quiet =
        """
        {
          "name": "quiet",
          "scriptFile": "Nebula.Runtime.Tests.dll",
          "entryPoint": "Nebula.Runtime.Tests.Admin.DescribedFunctions.Quiet",
          "language": "dotnet-isolated",
          "properties": { "IsCodeless": false },
          "bindings": [ { "name": "request", "direction": "In", "type": "httpTrigger", "authLevel": "Function", "properties": {} } ]
        }
        """;

    private const string Split =
        """
        {
          "name": "split",
          "scriptFile": "Nebula.Runtime.Tests.dll",
          "entryPoint": "Nebula.Runtime.Tests.Admin.DescribedFunctions.Split",
          "language": "dotnet-isolated",
          "properties": { "IsCodeless": false },
          "bindings": [
            { "name": "request", "direction": "In", "type": "httpTrigger", "authLevel": "Admin", "properties": {} },
            { "name": "Response", "type": "http", "direction": "Out" }
          ]
        }
        """;

    [Fact]
    public async Task Metadata_HasTheShapeOfTheFileThatTheSdkWrites()
    {
        await using var app = await StartAsync();

        var metadata = await app.GetJsonAsync("/admin/host/functions.metadata");

        AssertJson($"[{Item}, {Hourly}, {Nightly}, {Quiet}, {Split}]", metadata);
    }

    [Theory]
    [InlineData("get-item", Item, "api/items/{id:int}", false)]
    [InlineData("HOURLY", Hourly, null, true)]
    public async Task Function_ByName_IsDescribed(string name, string config, string? route, bool isDisabled)
    {
        await using var app = await StartAsync("--AzureWebJobs.hourly.Disabled=True");
        var address = app.Admin.BaseAddress;

        var function = await app.GetJsonAsync($"/admin/functions/{name}");

        AssertJson(
            $$"""
            {
              "name": "{{name.ToLowerInvariant()}}",
              "script_root_path_href": null,
              "script_href": null,
              "config_href": null,
              "test_data_href": null,
              "href": "{{address}}admin/functions/{{name.ToLowerInvariant()}}",
              "invoke_url_template": {{(route is null ? "null" : $"\"{address}{route}\"")}},
              "language": "dotnet-isolated",
              "config": {{config}},
              "files": null,
              "test_data": null,
              "isDisabled": {{(isDisabled ? "true" : "false")}},
              "isDirect": false,
              "isProxy": false
            }
            """,
            function);
    }

    [Fact]
    public async Task Functions_AreListedByName()
    {
        await using var app = await StartAsync();

        var functions = await app.GetJsonAsync("/admin/functions");

        Assert.Equal(
            ["get-item", "hourly", "nightly", "quiet", "split"],
            functions.EnumerateArray().Select(function => function.GetProperty("name").GetString()));
    }

    [Theory]
    [InlineData("/admin/functions/quiet/status", HttpStatusCode.OK)]
    [InlineData("/admin/functions/nobody/status", HttpStatusCode.NotFound)]
    [InlineData("/admin/functions/nobody", HttpStatusCode.NotFound)]
    public async Task Function_OfThatNameOrNot_IsFoundOrNot(string path, HttpStatusCode expected)
    {
        await using var app = await StartAsync();

        var response = await app.Admin.GetAsync(path);

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Functions_ThatHostJsonDoesNotList_AreNotLoaded()
    {
        await using var app = await AdminApp.StartAsync(
            [typeof(KeyedFunctions), typeof(DescribedFunctions)], hostJson: """{ "version": "2.0", "functions": ["OPEN", "nobody"] }""");

        var functions = app.App.Services.GetRequiredService<FunctionCatalog>().All;

        Assert.Equal("open", Assert.Single(functions).Name);
        Assert.Equal(HttpStatusCode.OK, (await app.Stranger.GetAsync("/api/open")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await app.Admin.GetAsync("/api/keyed")).StatusCode);
    }

    [Theory]
    [InlineData("AzureWebJobs.{0}.Disabled=true")]
    [InlineData("AzureWebJobs.{0}.Disabled=1")]
    [InlineData("azurewebjobs_{0}_disabled=TRUE")]
    public async Task H5_Disabled_Returns404ButToTheMasterKey(string setting)
    {
        await using var app = await AdminApp.StartAsync(
            [typeof(KeyedFunctions)],
            args: [$"--{string.Format(null, setting, "open")}", $"--{string.Format(null, setting, "keyed")}"]);

        var open = await app.Stranger.GetAsync("/api/open");
        var keyed = await app.Stranger.GetAsync("/api/keyed");
        var ofAdmin = await app.Admin.GetStringAsync("/api/keyed") + await app.Admin.GetStringAsync("/api/open");

        Assert.Equal(HttpStatusCode.NotFound, open.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, keyed.StatusCode);
        Assert.Equal("keyedopen", ofAdmin);
    }

    [Theory]
    [InlineData("AzureWebJobs.open.Disabled=false")]
    [InlineData("AzureWebJobs.open.Disabled=yes")]
    [InlineData("AzureWebJobs.other.Disabled=true")]
    public async Task H5_Disabled_BySomethingElse_IsServed(string setting)
    {
        await using var app = await AdminApp.StartAsync([typeof(KeyedFunctions)], args: $"--{setting}");

        var response = await app.Stranger.GetAsync("/api/open");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private static Task<AdminApp> StartAsync(params string[] args) =>
        AdminApp.StartAsync([typeof(DescribedFunctions)], args: ["--Night=0 0 3 * * *", "--AzureWebJobs.nightly.Disabled=0", .. args]);

    private static void AssertJson(string expected, JsonElement actual)
    {
        using var document = JsonDocument.Parse(expected);
        Assert.True(JsonElement.DeepEquals(document.RootElement, actual), $"{actual}");
    }
}
