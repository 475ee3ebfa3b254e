using System.Collections.Frozen;

namespace Nebula.Platform.ServiceMap.Format;

/// <summary>Every kind of service. The ports and paths are the vendors' documented defaults; all need no credentials.</summary>
public sealed class ServiceKinds
{
    private static readonly ServiceKind[] Vendors =
    [
        new("gitea", CheckFormats.Default, 3000, "/api/healthz"),
        new("grafana", CheckFormats.Default, 3000, "/api/health"),
        new("home-assistant", CheckFormats.Default, 8123, "/manifest.json"),
        new("immich", CheckFormats.Default, 2283, "/api/server/ping"),
        new("jellyfin", CheckFormats.Default, 8096, "/health"),
        new("minio", CheckFormats.Default, 9000, "/minio/health/live"),
        new("navidrome", CheckFormats.Default, 4533, "/ping"),
        new("nextcloud", CheckFormats.Default, 80, "/status.php"),
        new("plex", CheckFormats.Default, 32400, "/identity"),
        new("prometheus", CheckFormats.Default, 9090, "/-/healthy"),
        new("radarr", CheckFormats.Default, 7878, "/ping"),
        new("sonarr", CheckFormats.Default, 8989, "/ping"),
        new("syncthing", CheckFormats.Default, 8384, "/rest/noauth/health"),
        new("vaultwarden", CheckFormats.Default, 80, "/alive"),
    ];

    private readonly FrozenDictionary<string, ServiceKind> _byId;

    public ServiceKinds(CheckFormats checks)
    {
        All = [.. checks.All.Select(check => new ServiceKind(check.Type, check.Type, check.DefaultPort, null)), .. Vendors];
        _byId = All.ToFrozenDictionary(kind => kind.Id, StringComparer.Ordinal);
    }

    /// <summary>One for each type of check, and the programs that people run.</summary>
    public IReadOnlyList<ServiceKind> All { get; }

    public ServiceKind Default => _byId[CheckFormats.Default];

    public ServiceKind? Find(string id) => _byId.GetValueOrDefault(id);
}
