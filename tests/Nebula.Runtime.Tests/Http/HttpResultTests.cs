using System.Net;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Tests.Http;

public sealed class HttpResultTests
{
    [Theory]
    [InlineData("result", 202, """{"n":1}""")]
    [InlineData("action", 418, """{"item":"a","count":2}""")]
    [InlineData("poco", 409, "")]
    [InlineData("text", 200, "")]
    [InlineData("nothing", 200, "")]
    public async Task H10_Result_OfEachKind_IsWritten(string function, int status, string body)
    {
        await using var app = await RunningApp.StartAsync([typeof(ResultFunctions)]);

        var response = await app.Client.GetAsync($"/api/{function}");

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(body, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task H10_ServerSentEvents_ReachTheClientAsTheyAreWritten()
    {
        var seen = new TaskCompletionSource();
        await using var app = await RunningApp.StartAsync([typeof(StreamFunctions)], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.Services.AddSingleton(seen);
        });

        using var response = await app.Client.GetAsync("/api/stream", HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        var first = await reader.ReadLineAsync();
        seen.SetResult();
        var rest = await reader.ReadToEndAsync();

        Assert.Equal("data: 1", first);
        Assert.Equal("data: 2", rest.Trim());
    }

    [Fact]
    public async Task H6_UnhandledException_Returns500WithoutBodyOrHeadersOfTheFunction()
    {
        await using var app = await RunningApp.StartAsync([typeof(ResultFunctions)]);

        var response = await app.Client.GetAsync("/api/throws");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
        Assert.False(response.Headers.Contains("X-Half"));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Fact]
    public async Task H6_ExceptionAfterTheFirstByte_BreaksTheConnection()
    {
        await using var app = await RunningApp.StartAsync([typeof(ResultFunctions)]);

        var reading = app.Client.GetStringAsync("/api/breaks-off");

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => reading);
    }
}
