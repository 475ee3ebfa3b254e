using System.Globalization;

namespace Nebula.Homelab.Status.Checks;

/// <summary>How long something took, as one says it: 84 ms, 1.2 s.</summary>
internal static class DurationText
{
    public static string Of(TimeSpan duration) => duration.TotalMilliseconds switch
    {
        < 1 => "under 1 ms",
        < 1000 => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:0} ms"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{duration.TotalSeconds:0.#} s"),
    };
}
