using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Tests.Status.Monitors;

/// <summary>Service maps as the reader would give them.</summary>
internal static class Maps
{
    public static ServiceMapSnapshot Of(int minute, params MappedService[] services) => new()
    {
        Path = "/etc/nebula/services.yaml",
        LoadedAt = MonitorRows.Start.AddMinutes(minute),
        Version = $"v{minute}",
        Services = services,
    };

    public static MappedService Service(string id, int port = 9) => new()
    {
        Id = id,
        Name = id,
        Kind = "tcp",
        Group = "Services",
        Check = new MappedCheck { Type = "tcp", Host = "192.0.2.1", Port = port },
        Line = 12,
    };
}
