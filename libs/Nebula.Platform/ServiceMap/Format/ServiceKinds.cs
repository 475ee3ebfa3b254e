using System.Collections.Frozen;

namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Every kind of service. The ports and paths are the vendors' documented defaults; all need no credentials.</summary>
internal static class ServiceKinds
{
    public const string Default = "http";

    public static IReadOnlyList<ServiceKind> All { get; } =
    [
        new("http", CheckTypes.Http, null, null),
        new("tcp", CheckTypes.Tcp, null, null),
        new("ping", CheckTypes.Ping, null, null),
        new("postgres", CheckTypes.Postgres, 5432, null),
        new("redis", CheckTypes.Redis, 6379, null),
        new("ollama", CheckTypes.Ollama, 11434, null),
        new("stable-diffusion", CheckTypes.StableDiffusion, 7860, null),
        new("comfyui", CheckTypes.ComfyUi, 8188, null),
        new("gitea", CheckTypes.Http, 3000, "/api/healthz"),
        new("grafana", CheckTypes.Http, 3000, "/api/health"),
        new("home-assistant", CheckTypes.Http, 8123, "/manifest.json"),
        new("immich", CheckTypes.Http, 2283, "/api/server/ping"),
        new("jellyfin", CheckTypes.Http, 8096, "/health"),
        new("minio", CheckTypes.Http, 9000, "/minio/health/live"),
        new("navidrome", CheckTypes.Http, 4533, "/ping"),
        new("nextcloud", CheckTypes.Http, 80, "/status.php"),
        new("plex", CheckTypes.Http, 32400, "/identity"),
        new("prometheus", CheckTypes.Http, 9090, "/-/healthy"),
        new("radarr", CheckTypes.Http, 7878, "/ping"),
        new("sonarr", CheckTypes.Http, 8989, "/ping"),
        new("syncthing", CheckTypes.Http, 8384, "/rest/noauth/health"),
        new("vaultwarden", CheckTypes.Http, 80, "/alive"),
    ];

    private static readonly FrozenDictionary<string, ServiceKind> ById = All.ToFrozenDictionary(kind => kind.Id);

    public static ServiceKind? Find(string id) => ById.GetValueOrDefault(id);
}
