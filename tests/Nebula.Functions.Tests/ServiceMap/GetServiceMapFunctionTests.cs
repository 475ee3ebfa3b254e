using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Functions.ServiceMap;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.ServiceMap;

namespace Nebula.Functions.Tests.ServiceMap;

public sealed class GetServiceMapFunctionTests
{
    private const string Map = """
        version: 1
        variables: { NAS_ADDRESS: The NAS }
        nodes:
          nas:
            sleeps: true
            addresses: { loopback: 127.0.0.1 }
        services:
          plex: { kind: plex, node: nas }
          wiki: { url: "http://${NAS_ADDRESS}/" }
        """;

    [Fact]
    public async Task Run_WithGoodMap_AnswersTheContract()
    {
        var answer = await AnswerAsync(Map);

        Assert.Equal(
            ["errors", "loadedAt", "networks", "nodes", "path", "services", "valid", "variables", "version"],
            answer.EnumerateObject().Select(member => member.Name).Order());
        Assert.True(answer.GetProperty("valid").GetBoolean());
        Assert.Equal("loopback", answer.GetProperty("nodes")[0].GetProperty("addresses")[0].GetProperty("kind").GetString());
        var services = answer.GetProperty("services");
        Assert.Equal(("plex", 8), (services[0].GetProperty("id").GetString(), services[0].GetProperty("line").GetInt32()));
        Assert.Equal("http://127.0.0.1:32400/identity", services[0].GetProperty("check").GetProperty("url").GetString());
        Assert.Equal("NAS_ADDRESS", services[1].GetProperty("missingSettings")[0].GetString());
    }

    [Fact]
    public async Task Run_WithBrokenMap_AnswersWhereAndWhatAndHow()
    {
        var answer = await AnswerAsync(Map + "\n  bad: { kindd: plex, host: a, port: 1 }");

        Assert.False(answer.GetProperty("valid").GetBoolean());
        var error = Assert.Single(answer.GetProperty("errors").EnumerateArray());
        Assert.Equal((10, 10), (error.GetProperty("line").GetInt32(), error.GetProperty("column").GetInt32()));
        Assert.Equal("A service has no member 'kindd'.", error.GetProperty("message").GetString());
        Assert.Equal("Did you mean 'kind'?", error.GetProperty("hint").GetString());
    }

    private static async Task<JsonElement> AnswerAsync(string yaml)
    {
        var provider = new ServiceMapProvider();
        provider.Publish(new ServiceMapReader(CheckTypes.Formats, _ => null, TimeProvider.System).Read("/etc/service-map.yml", Encoding.UTF8.GetBytes(yaml)));
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().BuildServiceProvider() };
        using var body = new MemoryStream();
        context.Response.Body = body;

        var result = await new GetServiceMapFunction(provider).Run(context.Request);
        await result.ExecuteAsync(context);

        Assert.Equal(StatusCodes.Status200OK, context.Response.StatusCode);
        return JsonDocument.Parse(body.ToArray()).RootElement;
    }
}
