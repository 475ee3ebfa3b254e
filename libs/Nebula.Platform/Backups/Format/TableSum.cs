namespace Nebula.Platform.Backups.Format;

/// <summary>What a table's rows come to.</summary>
/// <param name="Rows">How many.</param>
/// <param name="Bytes">Of COPY text.</param>
/// <param name="Digest">Of the rows, whatever their order (<see cref="RowDigest"/>).</param>
internal sealed record TableSum(long Rows, long Bytes, string Digest);
