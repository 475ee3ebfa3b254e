namespace Nebula.Platform.Audit.Chain;

/// <summary>The end of the chain at a time, kept outside of the database: every row up to it is covered by its hash.</summary>
internal sealed record AuditAnchor(long Seq, string Hash, DateTimeOffset At);
