namespace Nebula.Platform.Secrets;

/// <summary>A column of homelab_jarvis with sealed values. Every one is registered, or a rotation would leave it behind.</summary>
/// <param name="Table">The table.</param>
/// <param name="RowColumn">The column that identifies a row for good; its text is bound to the value.</param>
/// <param name="Column">The column, a bytea; null or empty where there is no value.</param>
public sealed record SealedColumn(string Table, string RowColumn, string Column)
{
    public SecretBinding BindingOf(string row) => new(Table, Column, row);

    // Names of tables and columns are constants of the code; nothing of a user's comes here.
    internal string CountByKey =>
        $"select convert_from(substring({Column} from 2 for 8), 'sql_ascii') as KeyId, count(*) as Number from {Table} where length({Column}) > 9 group by 1";

    internal string NextUnder =>
        $"select {RowColumn}::text as Row, {Column} as Value from {Table} where length({Column}) > 9 and substring({Column} from 2 for 8) <> @current and {RowColumn}::text > @after order by {RowColumn}::text limit @limit";

    internal string Replace => $"update {Table} set {Column} = @next where {RowColumn}::text = @row and {Column} = @value";
}
