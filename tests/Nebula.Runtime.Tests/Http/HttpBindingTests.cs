using System.Net;
using System.Text;

namespace Nebula.Runtime.Tests.Http;

public sealed class HttpBindingTests
{
    [Fact]
    public async Task H9_SameNameInAllSources_RouteWinsOverQueryOverBody()
    {
        await using var app = await RunningApp.StartAsync([typeof(BindingFunctions)]);

        var response = await app.Client.PostAsync(
            "/api/sources/route?a=query&b=query",
            new StringContent("""{"a":"body","b":"body","C":"body"}""", Encoding.UTF8, "application/json"));

        Assert.Equal("route query body", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task H9_CodeInTheQuery_IsAKeyAndNoValue()
    {
        await using var app = await RunningApp.StartAsync([typeof(BindingFunctions)]);

        var text = await app.Client.GetStringAsync("/api/code?code=abc");

        Assert.Equal("none", text);
    }

    [Fact]
    public async Task Parameters_OfManyTypes_AreConverted()
    {
        await using var app = await RunningApp.StartAsync([typeof(BindingFunctions)]);

        var text = await app.Client.GetStringAsync(
            "/api/types?id=00000000-0000-0000-0000-000000000001&at=2026-11-22T10:00:00Z&yes=true&ratio=1.5&day=3&bytes=abc");

        Assert.Equal("00000000-0000-0000-0000-000000000001 2026-11-22 True 1.5 Wednesday 3 null 7", text);
    }

    [Theory]
    [InlineData("/api/required")]
    [InlineData("/api/required?count=")]
    [InlineData("/api/required?count=x")]
    [InlineData("/api/required?count=99999999999")]
    public async Task Parameter_ThatCannotBeFilled_Returns500(string path)
    {
        await using var app = await RunningApp.StartAsync([typeof(BindingFunctions)]);

        var response = await app.Client.GetAsync(path);

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("""{"count":3,"item":"x"}""", "application/json", HttpStatusCode.OK, "3 x")]
    [InlineData("", "application/json", HttpStatusCode.OK, "null")]
    [InlineData("""{"count":"three"}""", "application/json", HttpStatusCode.InternalServerError, "")]
    [InlineData("{", "application/json", HttpStatusCode.InternalServerError, "")]
    [InlineData("count=3", "application/x-www-form-urlencoded", HttpStatusCode.InternalServerError, "")]
    public async Task FromBody_ByWhatWasSent_GivesTheModelOrFails(string body, string type, HttpStatusCode status, string expected)
    {
        await using var app = await RunningApp.StartAsync([typeof(BindingFunctions)]);

        var response = await app.Client.PostAsync("/api/body", new StringContent(body, Encoding.UTF8, type));

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(expected, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task BodyMember_WhenBound_LeavesTheBodyToTheFunction()
    {
        await using var app = await RunningApp.StartAsync([typeof(BindingFunctions)]);

        var response = await app.Client.PostAsync(
            "/api/member-then-body", new StringContent("""{"item":"x","count":4}""", Encoding.UTF8, "application/json"));

        Assert.Equal("x 4 True", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Context_InAFunction_IsThatOfTheRequest()
    {
        await using var app = await RunningApp.StartAsync([typeof(BindingFunctions)]);

        var text = await app.Client.GetStringAsync("/api/tokens?q=7");

        Assert.Equal("True True True True tokens 7", text);
    }
}
