namespace Nebula.Platform.Audit.Chain;

/// <summary>Where the audit log is first seen not to be what it was.</summary>
/// <param name="Seq">The row's number.</param>
/// <param name="Code">row_changed, row_missing, row_added, end_missing, rewritten, version_unknown, chain_lost or anchors_unreadable.</param>
/// <param name="Detail">For people.</param>
public sealed record AuditFault(long Seq, string Code, string Detail);
