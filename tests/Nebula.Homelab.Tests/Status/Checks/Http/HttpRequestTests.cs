using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Testing.Http;

namespace Nebula.Homelab.Tests.Status.Checks.Http;

/// <summary>What an http check sends, and to whom.</summary>
public sealed class HttpRequestTests
{
    private const string Secret = "Bearer s3cret-of-the-shop";

    private readonly ConcurrentQueue<string> _seen = new();

    [Fact]
    public async Task Run_HeadersAndBody_ArriveAsGiven()
    {
        var body = "";
        await using var server = await FakeHttpServer.StartAsync(async context =>
        {
            body = $"{context.Request.Method} {context.Request.ContentType} {await new StreamReader(context.Request.Body, Encoding.UTF8).ReadToEndAsync()}";
            Note(context);
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(
            server,
            ("method", "PUT"),
            ("headers", new Dictionary<string, string> { ["X-Plain"] = "a, b", ["User-Agent"] = "mine" }),
            ("secretHeaders", new Dictionary<string, string> { ["Authorization"] = Secret }),
            ("body", "{\"grün\":1}"),
            ("contentType", "application/vnd.x+json")));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal("PUT application/vnd.x+json {\"grün\":1}", body);
        Assert.Equal([$"X-Plain=a, b|User-Agent=mine|Authorization={Secret}"], _seen);
    }

    [Fact]
    public async Task Run_RedirectToAnotherOrigin_LeavesWhatIsSecretBehindForGood()
    {
        FakeHttpServer home = null!;
        await using var away = await FakeHttpServer.StartAsync(context =>
        {
            Note(context);
            context.Response.Redirect($"{home.Url}back");
            return Task.CompletedTask;
        });
        await using var started = home = await FakeHttpServer.StartAsync(context =>
        {
            Note(context);
            if (context.Request.Path == "/")
            {
                context.Response.Redirect("/within");
            }
            else if (context.Request.Path == "/within")
            {
                context.Response.Redirect(away.Url.AbsoluteUri);
            }

            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Allowing(home.Url.Authority, away.Url.Authority);

        var outcome = await rig.RunAsync(Check(
            home,
            ("headers", new Dictionary<string, string> { ["X-Plain"] = "p", ["Cookie"] = "session=1" }),
            ("secretHeaders", new Dictionary<string, string> { ["X-Api-Key"] = "12345678" })));

        Assert.Equal(ServiceState.Up, outcome.State);
        Assert.Equal("3", outcome.Evidence.Facts?["redirects"]);
        Assert.Equal(
            [
                "X-Plain=p|User-Agent=Nebula-Command|X-Api-Key=12345678|Cookie=session=1",
                "X-Plain=p|User-Agent=Nebula-Command|X-Api-Key=12345678|Cookie=session=1",
                "X-Plain=p|User-Agent=Nebula-Command",
                "X-Plain=p|User-Agent=Nebula-Command",
            ],
            _seen);
    }

    [Fact]
    public async Task Run_MoreRedirectsThanAllowed_JudgesTheNextOne()
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            context.Response.Redirect("/again");
            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server, ("maxRedirects", 2)));

        Assert.StartsWith("expected 200–299, got 302 after ", outcome.Reason, StringComparison.Ordinal);
        Assert.Equal(3, server.Requests);
    }

    [Fact]
    public async Task Run_ServerRepeatsTheSecret_EvidenceDoesNot()
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync($"you sent {context.Request.Headers.Authorization}!"));
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(
            Check(server, ("secretHeaders", new Dictionary<string, string> { ["Authorization"] = Secret })) with { Conditions = ["body == \"fine\""] });

        Assert.Equal(ServiceState.Down, outcome.State);
        Assert.Contains("you sent", outcome.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", $"{outcome.Reason} {outcome.Evidence.Actual} {outcome.Evidence.Conditions![0]}", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from-the-environment", ServiceState.Up, "X-Plain=|User-Agent=Nebula-Command|X-Api-Key=from-the-environment")]
    [InlineData("line\r\nX-Injected: 1", ServiceState.Unknown, null)]
    [InlineData("", ServiceState.Unknown, null)]
    public async Task Run_HeaderFromEnvironment_IsReadWhenItIsSent(string value, ServiceState state, string? sent)
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
        {
            Note(context);
            return Task.CompletedTask;
        });
        await using var rig = ProbeRig.Create([], services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("NEBULA_OUTBOUND_ALLOW", server.Url.Authority), new("SHOP_KEY", value)])
            .Build()));

        var outcome = await rig.RunAsync(Check(server, ("headersFromEnvironment", new Dictionary<string, string> { ["X-Api-Key"] = "SHOP_KEY" })));

        Assert.Equal(state, outcome.State);
        Assert.Equal(sent is null ? [] : [sent.Replace("X-Plain=|", "", StringComparison.Ordinal)], _seen);
        Assert.DoesNotContain("Injected", outcome.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SecretWithoutValue_IsUnknownAndNothingIsSent()
    {
        await using var server = await FakeHttpServer.StartAsync(_ => Task.CompletedTask);
        await using var rig = ProbeRig.Allowing(server.Url.Authority);

        var outcome = await rig.RunAsync(Check(server, ("secretHeaders", new Dictionary<string, string?> { ["X-Api-Key"] = null })));

        Assert.Equal(ServiceState.Unknown, outcome.State);
        Assert.Equal("the header X-Api-Key cannot be sent: There is no value for it yet; give one.", outcome.Reason);
        Assert.Equal(0, server.Requests);
    }

    [Theory]
    [InlineData("{\"X\":\"a\\r\\nHost: evil\"}", "headers.X")]
    [InlineData("{\"X\\r\\nHost\":\"a\"}", "headers.X  Host")]
    [InlineData("{\"X: y\":\"a\"}", "headers.X: y")]
    [InlineData("{\"\":\"a\"}", "headers.")]
    [InlineData("{\"X\":\"grün\"}", "headers.X")]
    [InlineData("{\"X\":\"a\\u0000\"}", "headers.X")]
    [InlineData("{\"X\":7}", "headers.X")]
    [InlineData("{\"X\":null}", "headers.X")]
    [InlineData("{\"X\":\"a\",\"x\":\"b\"}", "headers.x")]
    [InlineData("{\"Host\":\"evil\"}", "headers.Host")]
    [InlineData("{\"content-length\":\"1\"}", "headers.content-length")]
    [InlineData("{\"Transfer-Encoding\":\"chunked\"}", "headers.Transfer-Encoding")]
    [InlineData("{\"CONNECTION\":\"close\"}", "headers.CONNECTION")]
    [InlineData("{\"Metadata-Flavor\":\"Google\"}", "headers.Metadata-Flavor")]
    [InlineData("{\"Content-Type\":\"text/plain\"}", "headers.Content-Type")]
    [InlineData("[\"X\"]", "headers")]
    public void Parse_HeaderThatCannotBeSent_NamesIt(string headers, string field)
    {
        var input = new CheckInput { Type = "http", Url = "http://shop.example/", Own = OwnMembers.Of(("headers", System.Text.Json.JsonSerializer.Deserialize<System.Text.Json.JsonElement>(headers))) };

        var check = CheckParser.Parse(input);

        Assert.Contains($"check.{field}", check.Error!.Fields.Select(error => error.Field));
    }

    [Theory]
    [InlineData("""{"secretHeaders":{"Authorization":"x"},"headers":{"authorization":"y"}}""", "secretHeaders.Authorization")]
    [InlineData("""{"headersFromEnvironment":{"X":"NEBULA_MASTER_KEY"}}""", "headersFromEnvironment.X")]
    [InlineData("""{"headersFromEnvironment":{"X":"$(id)"}}""", "headersFromEnvironment.X")]
    [InlineData("""{"body":"x"}""", "body")]
    [InlineData("""{"method":"POST","contentType":"text/plain"}""", "contentType")]
    [InlineData("""{"method":"POST","body":"x","contentType":"text/plain\r\nHost: evil"}""", "contentType")]
    [InlineData("""{"maxRedirects":11}""", "maxRedirects")]
    [InlineData("""{"certificateWarnDays":-1}""", "certificateWarnDays")]
    [InlineData("""{"method":"CONNECT"}""", "method")]
    public void Parse_RequestThatCannotBe_NamesTheMember(string own, string field)
    {
        var members = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, System.Text.Json.JsonElement>>(own);
        var input = new CheckInput { Type = "http", Url = "http://shop.example/", Own = members };

        var check = CheckParser.Parse(input);

        Assert.Contains($"check.{field}", check.Error!.Fields.Select(error => error.Field));
    }

    [Fact]
    public void ToInput_SecretHeaders_HaveNoValues()
    {
        var input = Check(null, ("secretHeaders", new Dictionary<string, string> { ["Authorization"] = Secret }));

        var flat = CheckParser.Parse(input).Value!.ToInput();

        Assert.Equal("{\"Authorization\":null}", flat.Own!["secretHeaders"].GetRawText());
    }

    private void Note(HttpContext context)
    {
        string[] names = ["X-Plain", "User-Agent", "X-Api-Key", "Authorization", "Cookie", "X-Injected"];
        _seen.Enqueue(string.Join('|', names.Where(context.Request.Headers.ContainsKey).Select(name => $"{name}={context.Request.Headers[name]}")));
    }

    private static CheckInput Check(FakeHttpServer? server, params (string Name, object? Value)[] own) =>
        new() { Type = "http", Url = server?.Url.AbsoluteUri ?? "http://shop.example/", Own = OwnMembers.Of(own) };
}
