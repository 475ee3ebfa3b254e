using Dapper;
using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Platform.Backups;

/// <summary>A connection whose COPY text is the same on every server and in every time zone.</summary>
internal static class CopySession
{
    // An empty search path has the catalog write every name with its schema; one scan order makes COPY cheap to compare.
    private const string Settings =
        """
        set datestyle = 'ISO, YMD'; set intervalstyle = postgres; set timezone = 'UTC'; set extra_float_digits = 1; set bytea_output = hex;
        set client_encoding = 'UTF8'; set search_path = ''; set synchronize_seqscans = off; set statement_timeout = 0; set lock_timeout = '30s';
        set idle_in_transaction_session_timeout = 0
        """;

    private const int PieceBytes = 128 * 1024;

    public static async Task<NpgsqlConnection> OpenAsync(PostgresOptions options, string database, CancellationToken cancellationToken)
    {
        var builder = DatabaseConnections.For(options, database);
        builder.Pooling = false;
        builder.CommandTimeout = 0;
        builder.ApplicationName = "nebula-backup";
        var connection = new NpgsqlConnection(builder.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await connection.ExecuteAsync(new CommandDefinition(Settings, cancellationToken: cancellationToken));
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>Reads a table as COPY text and hands it on in pieces of at most 128 KiB, cut anywhere.</summary>
    public static async Task<TableSum> ReadAsync(
        NpgsqlConnection connection, TableShape table, Func<ReadOnlyMemory<byte>, Task> take, CancellationToken cancellationToken)
    {
        using var digest = new RowDigest();
        var buffer = new byte[PieceBytes];
        using var copy = await connection.BeginTextExportAsync($"copy {table.Sql} ({table.CopiedColumns}) to stdout", cancellationToken);

        // The bytes below the text: nothing is decoded that would only be encoded again.
        var bytes = ((StreamReader)copy).BaseStream;
        while (await bytes.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken) is var read and > 0)
        {
            digest.Add(buffer.AsSpan(0, read));
            await take(buffer.AsMemory(0, read));
        }

        return digest.Sum;
    }
}
