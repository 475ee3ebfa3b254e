namespace Nebula.Platform.Audit.Reading;

/// <summary>Entries, newest first.</summary>
/// <param name="Items">The entries; a search for a text may find none here and some further back.</param>
/// <param name="Next">The <c>before</c> of the next page; null when there is nothing further back.</param>
public sealed record AuditPage(IReadOnlyList<AuditItem> Items, long? Next);
