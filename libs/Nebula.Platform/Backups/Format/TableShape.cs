namespace Nebula.Platform.Backups.Format;

/// <summary>A table: enough to make it anew where no migration does (the runtime makes its own tables).</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Columns">In their order.</param>
/// <param name="Constraints">As <c>pg_get_constraintdef</c> writes them, foreign keys last.</param>
/// <param name="Indexes">As <c>pg_get_indexdef</c> writes them, without those of constraints.</param>
internal sealed record TableShape(
    string Schema, string Name, IReadOnlyList<ColumnShape> Columns, IReadOnlyList<ConstraintShape> Constraints, IReadOnlyList<string> Indexes)
{
    /// <summary>Quoted, for statements.</summary>
    public string Sql => $"{SqlName.Quote(Schema)}.{SqlName.Quote(Name)}";

    /// <summary>Quoted, in their order, without those that PostgreSQL computes.</summary>
    public string CopiedColumns => string.Join(", ", Columns.Where(column => !column.IsGenerated).Select(column => SqlName.Quote(column.Name)));
}
