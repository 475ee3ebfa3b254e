using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>The schedule wanted a backup, and hours later there is none; told once for each moment that was missed first.</summary>
/// <param name="Due">When it was wanted.</param>
/// <param name="Last">When the last one was made; null when there is none.</param>
public sealed record BackupOverdue(DateTimeOffset Due, DateTimeOffset? Last) : PlatformEvent
{
    public override EventHeader Header => new(
        "backup.overdue",
        EventCategory.System,
        EventSeverity.Error,
        "backups",
        string.Create(CultureInfo.InvariantCulture, $"The backup of {Due.UtcDateTime:yyyy-MM-dd HH:mm} UTC is overdue; {(Last is { } last ? $"the last is of {last.UtcDateTime:yyyy-MM-dd HH:mm}" : "there is none")}"))
    {
        Subject = "backups:schedule",
    };
}
