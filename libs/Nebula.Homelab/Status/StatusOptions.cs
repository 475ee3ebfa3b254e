using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Homelab.Status;

/// <summary>Settings of the status feature.</summary>
public sealed class StatusOptions
{
    public const string SectionName = "Status";

    /// <summary>Where the last view is kept for a start without the database; null keeps none.</summary>
    [EnvironmentVariable(
        "NEBULA_DATA",
        "A folder, as an absolute path, where the functions keep the keys of secrets and the last status for a start without the database. "
            + "Not set: neither is kept. `./nebula up` gives its functions its own data folder, whatever is set here.",
        Label = "Data folder",
        Example = "/srv/nebula",
        Locked = "The keys of the secrets are in it, so where it is cannot stand in the database. Set it in the environment or in .env.")]
    [RegularExpression(@"(/|\\\\|[A-Za-z]:[/\\]).*", ErrorMessage = "must be an absolute path")]
    public string? DataFolder { get; set; }

    /// <summary>Whether this process checks monitors; off where only the page is wanted, as in tests.</summary>
    public bool RunScheduler { get; set; } = true;
}
