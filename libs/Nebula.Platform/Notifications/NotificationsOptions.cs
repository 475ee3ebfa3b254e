using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Notifications;

/// <summary>What messages say of where they come from.</summary>
public sealed class NotificationsOptions
{
    public const string SectionName = "Notifications";

    [EnvironmentVariable(
        "NEBULA_PUBLIC_URL",
        "The URL by which people reach this installation when a proxy stands before the edge. The edge answers for its host too.",
        Label = "Public URL",
        Example = "https://nebula.example.net",
        Locked = "The launcher reads it when it starts, from the environment or .env.")]
    [RegularExpression("^https?://[^/?#@ ]+(/[^?#@ ]*)?$", ErrorMessage = "must be a URL such as https://nebula.example.net")]
    public string? PublicUrl { get; set; }

    [EnvironmentVariable(
        "NEBULA_DISCORD_API",
        "Where Discord's API is; for a proxy that Discord is reached by.",
        Label = "Discord's API",
        Example = "https://discord.com/api/v10",
        Dangerous = true)]
    [RegularExpression("^https?://[^?#@ ]+$", ErrorMessage = "must be a URL such as https://discord.com/api/v10")]
    public string DiscordApi { get; set; } = "https://discord.com/api/v10";
}
