namespace Nebula.Platform.Notifications.Deliveries;

/// <summary>How long a channel is left alone after so many failures in a row.</summary>
internal static class ChannelBackoff
{
    private static readonly TimeSpan[] Steps =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(15),
        TimeSpan.FromSeconds(45),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
    ];

    public static TimeSpan After(int failures) => Steps[Math.Clamp(failures - 1, 0, Steps.Length - 1)];
}
