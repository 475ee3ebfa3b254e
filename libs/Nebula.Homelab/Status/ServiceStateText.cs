namespace Nebula.Homelab.Status;

/// <summary>How a state is written: as text in JSON and in rows, as a small number where there are millions of rows.</summary>
public static class ServiceStateText
{
    public static string ToText(this ServiceState state) => state switch
    {
        ServiceState.Up => "up",
        ServiceState.Degraded => "degraded",
        ServiceState.Down => "down",
        ServiceState.Unknown => "unknown",
        ServiceState.Asleep => "asleep",
        ServiceState.Paused => "paused",
        ServiceState.NotConfigured => "not_configured",
        ServiceState.Maintenance => "maintenance",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static ServiceState Parse(string text) => text switch
    {
        "up" => ServiceState.Up,
        "degraded" => ServiceState.Degraded,
        "down" => ServiceState.Down,
        "unknown" => ServiceState.Unknown,
        "asleep" => ServiceState.Asleep,
        "paused" => ServiceState.Paused,
        "not_configured" => ServiceState.NotConfigured,
        "maintenance" => ServiceState.Maintenance,
        _ => throw new ArgumentOutOfRangeException(nameof(text), text, "Not a state."),
    };

    /// <summary>The number in the tables of history; the order of the enum, which therefore must not change.</summary>
    public static short ToCode(this ServiceState state) => (short)state;

    public static ServiceState FromCode(short code) =>
        Enum.IsDefined((ServiceState)code)
            ? (ServiceState)code
            : throw new ArgumentOutOfRangeException(nameof(code), code, "Not the number of a state.");
}
