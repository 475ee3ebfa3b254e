namespace Nebula.Platform.Events.Kinds;

/// <summary>A backup that the installation makes by itself was not made; told once until one is.</summary>
/// <param name="Run">Of <c>GET /api/backups</c>.</param>
/// <param name="Code">Of the error.</param>
/// <param name="Detail">For people.</param>
public sealed record BackupFailed(Guid Run, string Code, string Detail) : PlatformEvent
{
    public override EventHeader Header => new("backup.failed", EventCategory.System, EventSeverity.Error, "backups", $"No backup was made: {Detail}")
    {
        Subject = $"backup-run:{Run}",
    };
}
