namespace Nebula.Homelab.Status.Checks;

/// <summary>The text of a <see cref="MonitorType"/>, as it stands in JSON, in the service map and in the database.</summary>
public static class MonitorTypeText
{
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetValues<MonitorType>().Select(ToText)];

    public static string ToText(this MonitorType type) => type switch
    {
        MonitorType.Http => "http",
        MonitorType.Tcp => "tcp",
        MonitorType.Ping => "ping",
        MonitorType.Postgres => "postgres",
        MonitorType.Redis => "redis",
        MonitorType.Ollama => "ollama",
        MonitorType.StableDiffusion => "stable-diffusion",
        MonitorType.ComfyUi => "comfyui",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown monitor type."),
    };

    public static MonitorType? FromText(string? text)
    {
        foreach (var type in Enum.GetValues<MonitorType>())
        {
            if (string.Equals(type.ToText(), text, StringComparison.Ordinal))
            {
                return type;
            }
        }

        return null;
    }
}
