namespace Nebula.Homelab.Status;

/// <summary>Settings of the status feature.</summary>
public sealed class StatusOptions
{
    /// <summary>The configuration key, set by the launcher, of <see cref="DataFolder"/>.</summary>
    public const string DataVariable = "NEBULA_DATA";

    /// <summary>Where the last view is kept for a start without the database; null keeps none.</summary>
    public string? DataFolder { get; set; }

    /// <summary>Whether this process checks monitors; off where only the page is wanted, as in tests.</summary>
    public bool RunScheduler { get; set; } = true;
}
