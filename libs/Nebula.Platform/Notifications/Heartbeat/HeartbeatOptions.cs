using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Notifications.Heartbeat;

/// <summary>Who watches Nebula: a sign of life to somebody outside, who tells when it stays away.</summary>
public sealed class HeartbeatOptions
{
    public const string SectionName = "Heartbeat";

    [EnvironmentVariable(
        "NEBULA_HEARTBEAT_URL",
        "A URL of a watcher outside, such as healthchecks.io or Uptime Kuma (push), that is asked (GET) while all is well here; it tells you when that stops.",
        Label = "Heartbeat URL",
        Example = "https://hc-ping.com/your-uuid",
        Secret = true)]
    [RegularExpression("^https?://[^@ #]+$", ErrorMessage = "must be a URL such as https://hc-ping.com/your-uuid")]
    public string? Url { get; set; }

    [EnvironmentVariable("NEBULA_HEARTBEAT_INTERVAL", "How often, 15s to 1d.", Label = "Heartbeat interval", Example = "1m")]
    [Range(typeof(TimeSpan), "00:00:15", "1.00:00:00", ErrorMessage = "must be 15s to 1d")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);
}
