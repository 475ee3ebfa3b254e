using Dapper;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>One fresh database being filled, in one transaction: what its migrations had put there gives way to what the backup has.</summary>
internal sealed class DatabaseLoad : IAsyncDisposable
{
    private readonly NpgsqlConnection _connection;
    private readonly NpgsqlTransaction _transaction;
    private readonly BackedUpDatabase _database;
    private readonly List<(string Table, ConstraintShape Constraint)> _foreignKeys = [];
    private NpgsqlCopyTextWriter? _copy;

    private DatabaseLoad(NpgsqlConnection connection, NpgsqlTransaction transaction, BackedUpDatabase database)
    {
        (_connection, _transaction, _database) = (connection, transaction, database);
    }

    /// <param name="connection">To the fresh, migrated database; disposed of with this.</param>
    /// <param name="database">What it is to become.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BackupRefusal">A table has other columns than the migrations give it.</exception>
    public static async Task<DatabaseLoad> BeginAsync(NpgsqlConnection connection, BackedUpDatabase database, CancellationToken cancellationToken)
    {
        try
        {
            var load = new DatabaseLoad(connection, await connection.BeginTransactionAsync(cancellationToken), database);
            await load.PrepareAsync(cancellationToken);
            return load;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public async Task OpenAsync(TableStart table, CancellationToken cancellationToken)
    {
        var shape = _database.Tables.Single(known => known.Schema == table.Schema && known.Name == table.Name);
        _copy = await _connection.BeginTextImportAsync($"copy {shape.Sql} ({shape.CopiedColumns}) from stdin", cancellationToken);
    }

    public async Task AddAsync(ReadOnlyMemory<byte> text, CancellationToken cancellationToken) => await _copy!.BaseStream.WriteAsync(text, cancellationToken);

    public async Task CloseAsync()
    {
        var copy = _copy!;
        _copy = null;
        await copy.DisposeAsync();
    }

    public async Task SetAsync(IEnumerable<SequenceValue> sequences, CancellationToken cancellationToken)
    {
        const string set = "select setval(format('%I.%I', @Schema, @Name)::regclass, @Value, @IsCalled)";
        foreach (var sequence in sequences)
        {
            await RunAsync(set, cancellationToken, sequence);
        }
    }

    /// <summary>Puts the foreign keys back, which checks every row, and commits.</summary>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        foreach (var (table, key) in _foreignKeys)
        {
            await RunAsync($"alter table {table} add constraint {SqlName.Quote(key.Name)} {key.Definition}", cancellationToken);
        }

        foreach (var table in _database.Tables)
        {
            await RunAsync($"alter table {table.Sql} enable trigger user", cancellationToken);
        }

        await _transaction.CommitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_copy is not null)
        {
            // Without it the end of the stream would be taken for the end of the table.
            try
            {
                await _copy.CancelAsync();
            }
            catch (NpgsqlException)
            {
                // The connection is gone, and the COPY with it.
            }
        }

        await _transaction.DisposeAsync();
        await _connection.DisposeAsync();
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        var present = (await DatabaseCatalog.TablesAsync(_connection, cancellationToken)).ToDictionary(table => table.Sql);
        foreach (var table in present.Values)
        {
            // The audit log refuses to be emptied, and nothing that comes in is new.
            await RunAsync($"alter table {table.Sql} disable trigger user", cancellationToken);

            // Tables come in the order of their names, not of their keys.
            foreach (var key in table.Constraints.Where(constraint => constraint.IsForeignKey))
            {
                await RunAsync($"alter table {table.Sql} drop constraint {SqlName.Quote(key.Name)}", cancellationToken);
                _foreignKeys.Add((table.Sql, key));
            }
        }

        if (present.Count > 0)
        {
            await RunAsync($"truncate {string.Join(", ", present.Keys)}", cancellationToken);
        }

        await CreateAsync([.. _database.Tables.Where(table => !present.ContainsKey(table.Sql))], cancellationToken);
        foreach (var table in _database.Tables)
        {
            RequireSame(table, present.GetValueOrDefault(table.Sql) ?? table);
        }
    }

    /// <summary>Tables that no migration makes, such as those that the runtime makes for itself.</summary>
    private async Task CreateAsync(IReadOnlyList<TableShape> tables, CancellationToken cancellationToken)
    {
        foreach (var schema in tables.Select(table => table.Schema).Distinct())
        {
            await RunAsync($"create schema if not exists {SqlName.Quote(schema)}", cancellationToken);
        }

        foreach (var sequence in tables.Count > 0 ? _database.Sequences : [])
        {
            await RunAsync($"create sequence if not exists {sequence}", cancellationToken);
        }

        foreach (var table in tables)
        {
            var columns = string.Join(", ", table.Columns.Select(column => $"{SqlName.Quote(column.Name)} {column.Definition}"));
            await RunAsync($"create table {table.Sql} ({columns})", cancellationToken);
            foreach (var constraint in table.Constraints.Where(constraint => !constraint.IsForeignKey))
            {
                await RunAsync($"alter table {table.Sql} add constraint {SqlName.Quote(constraint.Name)} {constraint.Definition}", cancellationToken);
            }

            foreach (var index in table.Indexes)
            {
                await RunAsync(index, cancellationToken);
            }

            _foreignKeys.AddRange(table.Constraints.Where(constraint => constraint.IsForeignKey).Select(key => (table.Sql, key)));
        }
    }

    private void RequireSame(TableShape wanted, TableShape present)
    {
        if (!wanted.Columns.Select(column => column.Name).ToHashSet().SetEquals(present.Columns.Select(column => column.Name)))
        {
            throw new BackupRefusal(Error.Conflict(
                "backup_shape_differs", $"The table {wanted.Sql} of {_database.Name} has other columns in the backup than its migrations give it: it was altered by hand."));
        }
    }

    private Task RunAsync(string sql, CancellationToken cancellationToken, object? parameters = null) =>
        _connection.ExecuteAsync(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken));
}
