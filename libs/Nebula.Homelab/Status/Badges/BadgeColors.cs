namespace Nebula.Homelab.Status.Badges;

/// <summary>Colours that white text of 11 px can be read on: a contrast of 4.5 to 1 or more (WCAG 2.2, 1.4.3).</summary>
internal static class BadgeColors
{
    public const string Label = "#3d444d";
    public const string Up = "#17704a";
    public const string Degraded = "#855300";
    public const string Down = "#b92c20";
    public const string Asleep = "#3a5a94";
    public const string Maintenance = "#0b6aa8";
    public const string Neutral = "#5b606b";
    public const string Response = "#414fb8";

    private const double Good = 0.99;
    private const double Fair = 0.95;

    public static string Of(ServiceState state) => state switch
    {
        ServiceState.Up => Up,
        ServiceState.Degraded => Degraded,
        ServiceState.Down => Down,
        ServiceState.Asleep => Asleep,
        ServiceState.Maintenance => Maintenance,
        _ => Neutral,
    };

    /// <param name="uptime">From 0 to 1; null when nothing is known.</param>
    public static string OfUptime(double? uptime) => uptime switch
    {
        null => Neutral,
        >= Good => Up,
        >= Fair => Degraded,
        _ => Down,
    };
}
