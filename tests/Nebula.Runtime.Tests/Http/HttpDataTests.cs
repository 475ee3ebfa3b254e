using System.Net;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Hosting;

namespace Nebula.Runtime.Tests.Http;

public sealed class HttpDataTests
{
    [Fact]
    public async Task Request_AsTriggerParameter_HoldsWhatWasSent()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/echo/7?q=a%20b") { Content = new StringContent("the body") };
        request.Headers.Add("X-In", "in");
        request.Headers.Add("Cookie", "one=1; two=2");

        var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("POST /api/echo/7?q=a%20b 7 a b in one=1,two=2 the body", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Json_ReadAndWritten_UsesTheWorkersSerializerAndKeepsTheStatus()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);

        var response = await app.Client.PostAsync("/api/order", new StringContent("""{"item":"x","count":1}""", Encoding.UTF8, "application/json"));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("application/json; charset=utf-8", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"Item":"x","Count":2}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Json_WithASerializerAndAType_TakesBoth()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);

        var response = await app.Client.GetAsync("/api/typed-json");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.ToString());
        Assert.Equal("""{"item":"x","count":1}""", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Headers_SetOnBothSides_AreAllSent()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);

        var response = await app.Client.GetAsync("/api/headers");

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["a", "b"], response.Headers.GetValues("X-Many"));
        Assert.Equal(["after"], response.Headers.GetValues("X-Changed"));
        Assert.Equal(["kept"], response.Headers.GetValues("X-Server"));
        Assert.False(response.Headers.Contains("X-Removed"));
        Assert.Equal(
            ["long=3; max-age=60; path=/api; secure; samesite=strict; httponly", "plain=1", "short=2; path=/"],
            response.Headers.GetValues("Set-Cookie").Order());
    }

    [Fact]
    public async Task Headers_Replaced_AreSent()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);

        var response = await app.Client.GetAsync("/api/new-headers");

        Assert.Equal(["1"], response.Headers.GetValues("X-New"));
    }

    [Fact]
    public async Task Body_ReplacedByAStream_IsSentWhole()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);

        var text = await app.Client.GetStringAsync("/api/new-body");

        Assert.Equal("from a stream", text);
    }

    [Fact]
    public async Task Bytes_Written_AreSentAsTheyAre()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);

        var bytes = await app.Client.GetByteArrayAsync("/api/bytes");

        Assert.Equal([1, 2, 3], bytes);
    }

    [Fact]
    public async Task H6_ExceptionAfterHeadersWereSet_SendsNoneOfThem()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)]);

        var response = await app.Client.GetAsync("/api/fails-late");

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.False(response.Headers.Contains("X-Half"));
    }

    [Fact]
    public async Task Middleware_ThatAsksForTheRequest_GetsTheOneOfTheFunction()
    {
        HttpRequestData? first = null;
        HttpRequestData? second = null;
        HttpStatusCode? status = null;
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware(async (context, next) =>
            {
                first = await context.GetHttpRequestDataAsync();
                await next();
                second = await context.GetHttpRequestDataAsync();
                var answer = context.GetHttpResponseData()!;
                status = answer.StatusCode;
                answer.Headers.Add("X-Middleware", "was here");
            });
        });

        var response = await app.Client.GetAsync("/api/new-headers");

        Assert.NotNull(first);
        Assert.Same(first, second);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["was here"], response.Headers.GetValues("X-Middleware"));
    }

    [Fact]
    public async Task Middleware_ThatAnswersByHttpResponseData_StopsTheFunction()
    {
        await using var app = await RunningApp.StartAsync([typeof(HttpDataFunctions)], builder =>
        {
            builder.ConfigureFunctionsWebApplication();
            builder.UseMiddleware(async (context, _) =>
            {
                var request = await context.GetHttpRequestDataAsync();
                var response = request!.CreateResponse(HttpStatusCode.PaymentRequired);
                await response.WriteStringAsync("pay");
                context.GetInvocationResult().Value = response;
            });
        });

        var response = await app.Client.GetAsync("/api/fails-late");

        Assert.Equal(HttpStatusCode.PaymentRequired, response.StatusCode);
        Assert.Equal("pay", await response.Content.ReadAsStringAsync());
    }
}
