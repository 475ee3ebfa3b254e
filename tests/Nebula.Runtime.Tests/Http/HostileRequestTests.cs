using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Tests.Keys;

namespace Nebula.Runtime.Tests.Http;

public sealed class HostileRequestTests
{
    private readonly RecordedLogs _logs = new();

    [Fact]
    public async Task H9_BodyAboveTheLimit_HasNoMembersAndIsLeftToTheFunction()
    {
        await using var app = await StartAsync();
        var json = $$"""{"x":"1","a":"{{new string('a', 28_000_000)}}"}""";

        var response = await app.Client.PostAsync("/api/named-values", new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal($"null {json.Length}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task H9_BodyWithinTheLimit_FillsByNameAndIsReadAgain()
    {
        await using var app = await StartAsync();
        var json = $$"""{"x":"1","a":"{{new string('a', 900_000)}}"}""";

        var response = await app.Client.PostAsync("/api/named-values", new StringContent(json, Encoding.UTF8, "application/json"));

        Assert.Equal($"1 {json.Length}", await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{\"x\":\"\\ud800\"}")]
    [InlineData("{\"x\":\"\u00ff\u00fe\"}")]
    public async Task H9_BodyThatIsNoUnicode_ReachesTheFunctionWithoutMembers(string json)
    {
        await using var app = await StartAsync();
        using var body = new ByteArrayContent(Encoding.Latin1.GetBytes(json));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");

        var response = await app.Client.PostAsync("/api/named-values", body);

        Assert.Equal($"null {json.Length}", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Url_OfAHostThatIsNone_Returns400()
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/url");
        request.Headers.TryAddWithoutValidation("Host", "a:99999");

        var response = await app.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task H9_FromBodyOfANumberWithoutABody_SaysWhichParameter()
    {
        await using var app = await StartAsync();

        var response = await app.Client.PostAsync("/api/body-number", null);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Contains(_logs.Lines, line => line.Contains("Parameter 'number' of function 'body-number' cannot be filled", StringComparison.Ordinal));
    }

    [Fact]
    public async Task H9_FromBodyOfANumberWithoutABody_IsItsDefault()
    {
        await using var app = await StartAsync();

        var response = await app.Client.PostAsync("/api/body-number-or-seven", null);

        Assert.Equal("7", await response.Content.ReadAsStringAsync());
    }

    private Task<RunningApp> StartAsync() => RunningApp.StartAsync([typeof(HostileRequestFunctions)], builder =>
    {
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.AddProvider(_logs);
    });
}
