using System.Globalization;

namespace Nebula.Platform.Notifications.Sending;

/// <summary>How long a server asks to wait.</summary>
internal static class RetryAfter
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(500);

    /// <summary>By the header, as seconds (also broken ones) or as a time; null when it says nothing usable.</summary>
    public static TimeSpan? Of(HttpAnswer answer, DateTimeOffset now) =>
        answer.Headers.TryGetValues("Retry-After", out var values) && values.FirstOrDefault() is { } text
            ? Seconds(text) ?? (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? Clamp(at - now) : null)
            : null;

    public static TimeSpan? Seconds(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) ? Seconds(seconds) : null;

    /// <summary>Whatever the number is, what comes out is a time that somebody can wait.</summary>
    public static TimeSpan Seconds(double seconds) =>
        !(seconds > 0) ? Shortest : seconds > Longest.TotalSeconds ? Longest : Clamp(TimeSpan.FromSeconds(seconds));

    private static TimeSpan Clamp(TimeSpan wait) => wait < Shortest ? Shortest : wait > Longest ? Longest : wait;
}
