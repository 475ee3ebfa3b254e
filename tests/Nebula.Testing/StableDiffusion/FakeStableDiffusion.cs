using Microsoft.AspNetCore.Http;
using Nebula.Testing.Http;

namespace Nebula.Testing.StableDiffusion;

/// <summary>The options of a Stable Diffusion web UI, shortened: https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API.</summary>
public sealed class FakeStableDiffusion : IAsyncDisposable
{
    private FakeHttpServer _server = null!;

    private FakeStableDiffusion()
    {
    }

    public Uri Url => _server.Url;

    public Fault Fault { set => _server.Fault = value; }

    public string? Checkpoint { get; set; } = "v1-5-pruned-emaonly.safetensors [6ce0161689]";

    public static async Task<FakeStableDiffusion> StartAsync()
    {
        var stableDiffusion = new FakeStableDiffusion();
        stableDiffusion._server = await FakeHttpServer.StartAsync(stableDiffusion.AnswerAsync);
        return stableDiffusion;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path == "/sdapi/v1/options")
        {
            return context.Response.WriteAsJsonAsync(new
            {
                samples_save = true,
                samples_format = "png",
                outdir_samples = "",
                sd_model_checkpoint = Checkpoint,
                sd_vae = "Automatic",
                CLIP_stop_at_last_layers = 1,
                quicksettings_list = new[] { "sd_model_checkpoint" },
            });
        }

        // What the web UI answers when it was started without --api.
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsJsonAsync(new { detail = "Not Found" });
    }
}
