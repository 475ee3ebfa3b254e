using Nebula.Integrations.Http;

namespace Nebula.Integrations.Ollama;

/// <summary>
/// The part of Ollama's HTTP API that tells what it is and has: https://github.com/ollama/ollama/blob/main/docs/api.md.
/// </summary>
/// <param name="http">Dials; also decides which addresses may be dialled.</param>
/// <param name="root">Its root, such as http://gpu:11434; a path is kept, for servers behind a proxy.</param>
public sealed class OllamaClient(HttpClient http, Uri root)
{
    private const int MaxVersionBytes = 4 * 1024;

    // A model's entry is about 400 bytes: room for some thousands.
    private const int MaxModelsBytes = 2 * 1024 * 1024;

    /// <summary>The server's version, as in <c>GET /api/version</c>: <c>0.9.0</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnexpectedAnswerException">It is no Ollama.</exception>
    /// <exception cref="HttpRequestException">It was not reached.</exception>
    public async Task<string> GetVersionAsync(CancellationToken cancellationToken)
    {
        var answer = await VendorJson.GetAsync<OllamaVersion>(http, root, "api/version", MaxVersionBytes, cancellationToken);
        return string.IsNullOrWhiteSpace(answer.Version)
            ? throw new UnexpectedAnswerException("a version from /api/version", "none")
            : answer.Version;
    }

    /// <summary>The models that are installed, as in <c>GET /api/tags</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnexpectedAnswerException">It is no Ollama.</exception>
    /// <exception cref="HttpRequestException">It was not reached.</exception>
    public async Task<IReadOnlyList<OllamaModel>> ListModelsAsync(CancellationToken cancellationToken)
    {
        var answer = await VendorJson.GetAsync<OllamaModels>(http, root, "api/tags", MaxModelsBytes, cancellationToken);
        return answer.Models ?? throw new UnexpectedAnswerException("models from /api/tags", "none");
    }

    private sealed record OllamaVersion(string? Version);

    private sealed record OllamaModels(IReadOnlyList<OllamaModel>? Models);
}
