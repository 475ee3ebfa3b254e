using System.Text;
using Dapper;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Platform.Secrets;

/// <summary>All values of the database that are sealed, whichever feature they belong to.</summary>
internal sealed class SealedValues(SecretCipher cipher, IReadOnlyList<SealedColumn> columns)
{
    private const int Batch = 200;

    /// <summary>How many each key seals, by its id.</summary>
    public async Task<Dictionary<string, long>> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var column in columns)
        {
            foreach (var (id, number) in await connection.QueryAsync<(string, long)>(new CommandDefinition(column.CountByKey, cancellationToken: cancellationToken)))
            {
                counts[id] = counts.GetValueOrDefault(id) + number;
            }
        }

        return counts;
    }

    /// <summary>Seals with the current key whatever is sealed with another; each value by itself, so that it can be ended anywhere.</summary>
    /// <returns>How many there were.</returns>
    public async Task<Result<int>> RewrapAsync(NpgsqlConnection connection, SecretKeyRing ring, CancellationToken cancellationToken)
    {
        var values = 0;
        foreach (var column in columns)
        {
            var done = await RewrapAsync(connection, column, ring, cancellationToken);
            if (!done.IsSuccess)
            {
                return done.Error;
            }

            values += done.Value;
        }

        return values;
    }

    /// <summary>Nobody else writes a sealed value until the end of the transaction, and nobody has written one that is not yet to be seen.</summary>
    /// <returns>Whether it is so; a writer is never made to wait for it.</returns>
    public async Task<bool> TryKeepWritersOutAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var tables = string.Join(", ", columns.Select(column => column.Table).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        try
        {
            // Names of tables are constants of the code.
            await connection.ExecuteAsync(new CommandDefinition($"lock table {tables} in share row exclusive mode nowait", cancellationToken: cancellationToken));
            return true;
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return false;
        }
    }

    private async Task<Result<int>> RewrapAsync(NpgsqlConnection connection, SealedColumn column, SecretKeyRing ring, CancellationToken cancellationToken)
    {
        var (changed, after, current) = (0, "", Encoding.ASCII.GetBytes(ring.CurrentId));
        while (true)
        {
            var rows = (await connection.QueryAsync<(string Row, byte[] Value)>(
                new CommandDefinition(column.NextUnder, new { current, after, limit = Batch }, cancellationToken: cancellationToken))).AsList();
            foreach (var (row, value) in rows)
            {
                var next = cipher.Rewrap(value, column.BindingOf(row), ring);
                if (!next.IsSuccess)
                {
                    return next.Error;
                }

                // Where the value was changed meanwhile, it was sealed with the new key.
                changed += await connection.ExecuteAsync(new CommandDefinition(
                    column.Replace, new { row, value, next = next.Value }, cancellationToken: cancellationToken));
            }

            if (rows.Count < Batch)
            {
                return changed;
            }

            after = rows[^1].Row;
        }
    }
}
