using Microsoft.AspNetCore.Http;
using Nebula.Integrations.Http;
using Nebula.Integrations.Ollama;
using Nebula.Testing.Http;
using Nebula.Testing.Ollama;

namespace Nebula.Integrations.Tests.Ollama;

public sealed class OllamaClientTests
{
    [Fact]
    public async Task ListModelsAsync_DocumentedAnswer_IsRead()
    {
        await using var server = await FakeOllama.StartAsync();
        using var http = new HttpClient();
        var ollama = new OllamaClient(http, server.Url);

        var models = await ollama.ListModelsAsync(CancellationToken.None);

        Assert.Equal(server.Models, models.Select(model => model.Name));
        Assert.All(models, model => Assert.Equal(2_019_393_189L, model.Size));
    }

    [Theory]
    [InlineData("ollama")]
    [InlineData("ollama/")]
    public async Task GetVersionAsync_BehindAPath_KeepsIt(string path)
    {
        await using var server = await FakeHttpServer.StartAsync(context =>
            context.Response.WriteAsJsonAsync(new { version = context.Request.Path.Value }));
        using var http = new HttpClient();
        var ollama = new OllamaClient(http, new Uri(server.Url, path));

        var version = await ollama.GetVersionAsync(CancellationToken.None);

        Assert.Equal("/ollama/api/version", version);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"version":""}""")]
    [InlineData("""[]""")]
    [InlineData("""null""")]
    [InlineData("")]
    public async Task GetVersionAsync_OtherJson_IsNoOllama(string json)
    {
        await using var server = await FakeHttpServer.StartAsync(context => context.Response.WriteAsync(json));
        using var http = new HttpClient();
        var ollama = new OllamaClient(http, server.Url);

        await Assert.ThrowsAsync<UnexpectedAnswerException>(() => ollama.GetVersionAsync(CancellationToken.None));
    }
}
