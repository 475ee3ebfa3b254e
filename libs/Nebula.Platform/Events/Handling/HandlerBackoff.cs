namespace Nebula.Platform.Events.Handling;

/// <summary>How long after a failure an event is tried again.</summary>
internal static class HandlerBackoff
{
    // About four hours in all: longer than a restart or an outage that somebody mends the same morning.
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(10),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(2),
    ];

    public static int MaxAttempts => Waits.Length + 1;

    /// <summary>Null when it has been tried often enough.</summary>
    public static TimeSpan? After(int attempts) => attempts <= Waits.Length ? Waits[attempts - 1] : null;
}
