using System.Text.Json.Serialization;

namespace Nebula.Homelab.Status.Checks;

/// <summary>How a service is looked at. The texts are kebab-case: they are names of products, not members of ours.</summary>
public enum MonitorType
{
    [JsonStringEnumMemberName("http")]
    Http,

    [JsonStringEnumMemberName("tcp")]
    Tcp,

    [JsonStringEnumMemberName("ping")]
    Ping,

    [JsonStringEnumMemberName("postgres")]
    Postgres,

    [JsonStringEnumMemberName("redis")]
    Redis,

    [JsonStringEnumMemberName("ollama")]
    Ollama,

    [JsonStringEnumMemberName("stable-diffusion")]
    StableDiffusion,

    [JsonStringEnumMemberName("comfyui")]
    ComfyUi,
}
