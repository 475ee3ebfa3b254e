namespace Nebula.Platform.Backups;

/// <summary>A table in a backup.</summary>
/// <param name="Database">Without prefix.</param>
/// <param name="Name">With its schema.</param>
/// <param name="Rows">How many.</param>
/// <param name="Bytes">Of COPY text.</param>
public sealed record BackedUpTable(string Database, string Name, long Rows, long Bytes);
