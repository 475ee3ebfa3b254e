using System.Text.Json;
using Nebula.Integrations.Http;

namespace Nebula.Integrations.StableDiffusion;

/// <summary>
/// The part of the Stable Diffusion web UI's API (started with <c>--api</c>) that tells its state:
/// https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API.
/// </summary>
/// <param name="http">Dials; also decides which addresses may be dialled.</param>
/// <param name="root">Its root, such as http://gpu:7860.</param>
public sealed class StableDiffusionClient(HttpClient http, Uri root)
{
    private const string Checkpoint = "sd_model_checkpoint";

    // The options of an installation with many extensions are some 100 KB.
    private const int MaxOptionsBytes = 2 * 1024 * 1024;

    /// <summary>The checkpoint that is loaded, from <c>GET /sdapi/v1/options</c>; null when none is.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnexpectedAnswerException">It is no Stable Diffusion web UI, or it was started without its API.</exception>
    /// <exception cref="HttpRequestException">It was not reached.</exception>
    public async Task<string?> GetCheckpointAsync(CancellationToken cancellationToken)
    {
        var options = await VendorJson.GetAsync<Dictionary<string, JsonElement>>(
            http, root, "sdapi/v1/options", MaxOptionsBytes, cancellationToken);
        if (!options.TryGetValue(Checkpoint, out var value))
        {
            throw new UnexpectedAnswerException($"{Checkpoint} from /sdapi/v1/options", "JSON without it");
        }

        return value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 } name ? name : null;
    }
}
