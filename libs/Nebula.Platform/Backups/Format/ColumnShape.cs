namespace Nebula.Platform.Backups.Format;

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">Type, default, nullability: what stands behind the name in <c>create table</c>.</param>
/// <param name="IsGenerated">PostgreSQL computes it; it is not copied.</param>
internal sealed record ColumnShape(string Name, string Definition, bool IsGenerated);
