using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>Sign-ins were refused; the first of a kind is told at once, those of the same minute together.</summary>
/// <param name="Address">Where from.</param>
/// <param name="Why">The reason.</param>
/// <param name="Times">How many.</param>
public sealed record SignInRefused(string? Address, string? Why, int Times) : PlatformEvent
{
    public override EventHeader Header => new("user.sign_in_refused", EventCategory.Security, EventSeverity.Warning, "identity", Title)
    {
        Subject = Address is null ? null : $"address:{Address}",
    };

    private string Title => Times == 1
        ? $"A sign-in from {Address ?? "nowhere known"} was refused"
        : string.Create(CultureInfo.InvariantCulture, $"{Times} more sign-ins from {Address ?? "nowhere known"} were refused within a minute");
}
