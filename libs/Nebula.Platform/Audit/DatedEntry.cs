namespace Nebula.Platform.Audit;

/// <summary>An entry that waits to be written, and when it happened.</summary>
internal sealed record DatedEntry(AuditEntry Entry, DateTimeOffset At);
