using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>A backup was written, and read back.</summary>
/// <param name="Id">Of the backup.</param>
/// <param name="File">The file's name.</param>
/// <param name="Bytes">Of the file.</param>
/// <param name="Rows">In all tables.</param>
public sealed record BackupMade(Guid Id, string File, long Bytes, long Rows) : PlatformEvent
{
    public override EventHeader Header => new(
        "backup.made",
        EventCategory.System,
        EventSeverity.Success,
        "backups",
        string.Create(CultureInfo.InvariantCulture, $"Backup {File} made: {Rows} rows, {Bytes} bytes"))
    {
        Subject = $"backup:{Id}",
    };
}
