using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Backups.Scheduling;

/// <summary>When backups are made by themselves, where they go and how long they stay.</summary>
public sealed class BackupOptions : IValidatableObject
{
    public const string SectionName = "Backups";

    /// <summary>No schedule.</summary>
    public const string Off = "off";

    // As `./nebula backup` has it.
    private const int MinPassphrase = 12;

    [EnvironmentVariable(
        "NEBULA_BACKUP_SCHEDULE",
        "When a backup is made: off, or minute, hour, day, month and weekday as cron has them, in UTC; not oftener than once an hour.",
        Label = "Backup schedule",
        Example = "15 3 * * *")]
    public string Schedule { get; set; } = Off;

    [EnvironmentVariable(
        "NEBULA_BACKUP_FOLDER",
        "The folder for scheduled backups, as an absolute path; it must be there, so that a disk that is not mounted is noticed. Not set: backups in the data "
            + "folder, which a broken disk takes along.",
        Label = "Backup folder",
        Example = "/mnt/usb/nebula",
        Dangerous = true)]
    [RegularExpression(@"(/|\\\\|[A-Za-z]:[/\\]).*", ErrorMessage = "must be an absolute path")]
    public string? Folder { get; set; }

    // Who lowers one of these removes backups, if nobody notices for a week: the owner's business.
    [EnvironmentVariable("NEBULA_BACKUP_KEEP_DAILY", "Of how many days the last backup is kept, 1 to 366.", Label = "Keep daily backups", Unit = "days", Example = "7", Dangerous = true)]
    [Range(1, 366, ErrorMessage = "must be 1 to 366")]
    public int KeepDaily { get; set; } = 7;

    [EnvironmentVariable("NEBULA_BACKUP_KEEP_WEEKLY", "Of how many weeks the last backup is kept, 0 to 260.", Label = "Keep weekly backups", Unit = "weeks", Example = "4", Dangerous = true)]
    [Range(0, 260, ErrorMessage = "must be 0 to 260")]
    public int KeepWeekly { get; set; } = 4;

    [EnvironmentVariable("NEBULA_BACKUP_KEEP_MONTHLY", "Of how many months the last backup is kept, 0 to 120.", Label = "Keep monthly backups", Unit = "months", Example = "6", Dangerous = true)]
    [Range(0, 120, ErrorMessage = "must be 0 to 120")]
    public int KeepMonthly { get; set; } = 6;

    [EnvironmentVariable(
        "NEBULA_BACKUP_PASSPHRASE",
        "Opens scheduled backups, at least 12 characters; keep it elsewhere too. Not set: they open with a copy of the file secrets.keys only.",
        Label = "Backup passphrase",
        Secret = true)]
    [MinLength(MinPassphrase, ErrorMessage = "must have at least 12 characters")]
    public string? Passphrase { get; set; }

    [EnvironmentVariable(
        "NEBULA_BACKUP_WITH_KEYS",
        "Put the keys of stored secrets into scheduled backups, so that the passphrase alone brings everything back: true or false.",
        Label = "Keys in backups",
        Dangerous = true)]
    public bool WithKeys { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!BackupSchedule.TryParse(Schedule, out _))
        {
            yield return new ValidationResult(
                "must be off, or five fields of cron such as 15 3 * * * (every day at 03:15 UTC), not oftener than once an hour", [nameof(Schedule)]);
        }

        if (WithKeys && string.IsNullOrEmpty(Passphrase))
        {
            yield return new ValidationResult("must be false without NEBULA_BACKUP_PASSPHRASE: keys go into a backup under a passphrase only", [nameof(WithKeys)]);
        }
    }
}
