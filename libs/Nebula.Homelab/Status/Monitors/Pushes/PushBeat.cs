using System.Globalization;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors.Pushes;

/// <summary>A heartbeat as it is sent, with the parameters of Uptime Kuma.</summary>
/// <param name="Up">What the sender says of itself.</param>
/// <param name="Message">Its words, fit to be shown.</param>
/// <param name="Took">What it measured.</param>
public sealed record PushBeat(bool Up, string? Message, TimeSpan? Took)
{
    private const double MaxPing = 86_400_000;

    /// <param name="status">up (also when left out) or down.</param>
    /// <param name="message">Any text, of which the beginning is kept; Uptime Kuma's own lines send OK.</param>
    /// <param name="ping">Milliseconds, whole or not; what is no number, as nothing in those lines, is none.</param>
    public static Result<PushBeat> Read(string? status, string? message, string? ping)
    {
        if (status is not (null or "up" or "down"))
        {
            return Error.Invalid("beat_invalid", "The heartbeat was not taken: its status must be up or down.", new FieldError("status", "It must be up or down."));
        }

        // What is said beside it is an extra: for its sake no sender is taken for a silent one.
        var isNumber = double.TryParse(ping, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var took) && took is >= 0 and <= MaxPing;
        var shown = message is null ? "" : PlainText.Of(message);
        return new PushBeat(status != "down", shown is "" or "OK" ? null : shown, isNumber ? TimeSpan.FromMilliseconds(took) : null);
    }
}
