using Microsoft.AspNetCore.Http;
using Nebula.Testing.Http;

namespace Nebula.Testing.Ollama;

/// <summary>
/// The part of Ollama that tells its version and models, in the form of
/// https://github.com/ollama/ollama/blob/main/docs/api.md.
/// </summary>
public sealed class FakeOllama : IAsyncDisposable
{
    private FakeHttpServer _server = null!;

    private FakeOllama()
    {
    }

    public Uri Url => _server.Url;

    public Fault Fault { set => _server.Fault = value; }

    public string Version { get; set; } = "0.9.0";

    public IReadOnlyList<string> Models { get; set; } = ["llama3.2:3b", "qwen3:8b", "nomic-embed-text:latest"];

    public static async Task<FakeOllama> StartAsync()
    {
        var ollama = new FakeOllama();
        ollama._server = await FakeHttpServer.StartAsync(ollama.AnswerAsync);
        return ollama;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context) => context.Request.Path.Value switch
    {
        "/api/version" => context.Response.WriteAsJsonAsync(new { version = Version }),
        "/api/tags" => context.Response.WriteAsJsonAsync(new { models = Models.Select(Entry) }),
        "/" => context.Response.WriteAsync("Ollama is running"),
        _ => NotFound(context),
    };

    private static object Entry(string name) => new
    {
        name,
        model = name,
        modified_at = "2025-05-10T08:06:48.639712648-07:00",
        size = 2_019_393_189L,
        digest = "a80c4f17acd55265feec403c7aef86be0c25983ab279d83f3bcd3abbcb5b8b72",
        details = new
        {
            parent_model = "",
            format = "gguf",
            family = "llama",
            families = new[] { "llama" },
            parameter_size = "3.2B",
            quantization_level = "Q4_K_M",
        },
    };

    private static Task NotFound(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("404 page not found");
    }
}
