using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>This installation was set back to a backup.</summary>
/// <param name="Id">Of the backup.</param>
/// <param name="MadeAt">When the backup was made: what happened since is not here.</param>
/// <param name="Rows">In all tables.</param>
public sealed record BackupRestored(Guid Id, DateTimeOffset MadeAt, long Rows) : PlatformEvent
{
    public override EventHeader Header => new(
        "backup.restored",
        EventCategory.System,
        EventSeverity.Warning,
        "backups",
        string.Create(CultureInfo.InvariantCulture, $"Restored from the backup of {MadeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC: {Rows} rows"))
    {
        Subject = $"backup:{Id}",
    };
}
