using Nebula.Homelab.Status.Checks.ComfyUi;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Homelab.Status.Checks.Ollama;
using Nebula.Homelab.Status.Checks.Ping;
using Nebula.Homelab.Status.Checks.Postgres;
using Nebula.Homelab.Status.Checks.Redis;
using Nebula.Homelab.Status.Checks.StableDiffusion;
using Nebula.Homelab.Status.Checks.Tcp;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Every monitor type there is. A new one is a folder, a line here and a name in <see cref="MonitorType"/>.</summary>
internal static class CheckTypes
{
    public static IReadOnlyList<ICheckType> All { get; } =
    [
        new HttpCheckType(),
        new TcpCheckType(),
        new PingCheckType(),
        new PostgresCheckType(),
        new RedisCheckType(),
        new OllamaCheckType(),
        new StableDiffusionCheckType(),
        new ComfyUiCheckType(),
    ];

    public static ICheckType Of(MonitorType type) => All.Single(known => known.Type == type);
}
