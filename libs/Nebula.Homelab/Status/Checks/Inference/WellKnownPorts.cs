using Nebula.Homelab.Status.Checks.ComfyUi;
using Nebula.Homelab.Status.Checks.Ollama;
using Nebula.Homelab.Status.Checks.StableDiffusion;

namespace Nebula.Homelab.Status.Checks.Inference;

/// <summary>What usually listens on a port in a homelab.</summary>
internal static class WellKnownPorts
{
    public static string? VendorOf(int port) => port switch
    {
        11434 => OllamaCheck.TypeName,
        7860 => StableDiffusionCheck.TypeName,
        8188 => ComfyUiCheck.TypeName,
        _ => null,
    };

    public static string? SchemeOf(int port) => port switch
    {
        // Grafana and many Node apps, many Python apps, Home Assistant, Jellyfin, MinIO, Plex.
        80 or 3000 or 5000 or 8000 or 8080 or 8123 or 8096 or 9000 or 32400 => "http",
        // Portainer, Proxmox.
        443 or 8443 or 9443 or 8006 => "https",
        _ => null,
    };
}
