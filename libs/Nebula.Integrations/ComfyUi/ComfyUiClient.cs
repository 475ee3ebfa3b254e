using Nebula.Integrations.Http;

namespace Nebula.Integrations.ComfyUi;

/// <summary>The part of ComfyUI's API that tells its state: https://docs.comfy.org/development/comfyui-server/comms_routes.</summary>
/// <param name="http">Dials; also decides which addresses may be dialled.</param>
/// <param name="root">Its root, such as http://gpu:8188.</param>
public sealed class ComfyUiClient(HttpClient http, Uri root)
{
    private const int MaxBytes = 256 * 1024;

    /// <summary>Version, devices and memory, as in <c>GET /system_stats</c>.</summary>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="UnexpectedAnswerException">It is no ComfyUI.</exception>
    /// <exception cref="HttpRequestException">It was not reached.</exception>
    public async Task<ComfyUiStats> GetStatsAsync(CancellationToken cancellationToken)
    {
        var answer = await VendorJson.GetAsync<Answer>(http, root, "system_stats", MaxBytes, cancellationToken);
        return answer is { System: { } system, Devices: { } devices }
            ? new ComfyUiStats { Version = system.ComfyuiVersion, Devices = devices }
            : throw new UnexpectedAnswerException("system and devices from /system_stats", "JSON without them");
    }

    private sealed record Answer(SystemPart? System, IReadOnlyList<ComfyUiDevice>? Devices);

    private sealed record SystemPart(string? ComfyuiVersion);
}
