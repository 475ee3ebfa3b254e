using Microsoft.AspNetCore.Http;
using Nebula.Testing.Http;

namespace Nebula.Testing.ComfyUi;

/// <summary>The system_stats of a ComfyUI: https://docs.comfy.org/development/comfyui-server/comms_routes.</summary>
public sealed class FakeComfyUi : IAsyncDisposable
{
    private FakeHttpServer _server = null!;

    private FakeComfyUi()
    {
    }

    public Uri Url => _server.Url;

    public Fault Fault { set => _server.Fault = value; }

    public bool HasDevice { get; set; } = true;

    public static async Task<FakeComfyUi> StartAsync()
    {
        var comfyUi = new FakeComfyUi();
        comfyUi._server = await FakeHttpServer.StartAsync(comfyUi.AnswerAsync);
        return comfyUi;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        if (context.Request.Path != "/system_stats")
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return context.Response.WriteAsync("404: Not Found");
        }

        return context.Response.WriteAsJsonAsync(new
        {
            system = new
            {
                os = "posix",
                ram_total = 67_298_557_952L,
                ram_free = 51_011_346_432L,
                comfyui_version = "0.3.40",
                python_version = "3.12.3 (main, Feb  4 2025, 14:48:35) [GCC 13.3.0]",
                pytorch_version = "2.7.0+cu128",
                embedded_python = false,
                argv = new[] { "main.py", "--listen" },
            },
            devices = HasDevice
                ? new[]
                {
                    new
                    {
                        name = "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync",
                        type = "cuda",
                        index = 0,
                        vram_total = 25_386_352_640L,
                        vram_free = 23_911_203_840L,
                        torch_vram_total = 0L,
                        torch_vram_free = 0L,
                    },
                }
                : [],
        });
    }
}
