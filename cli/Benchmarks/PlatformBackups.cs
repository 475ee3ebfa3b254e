using Dapper;
using Nebula.Cli.Backups;
using Nebula.Cli.Launching;
using Nebula.Platform.Backups;
using Nebula.Platform.Backups.Restoring;
using Nebula.Platform.Errors;
using Nebula.Platform.Secrets;

namespace Nebula.Cli.Benchmarks;

/// <summary>A backup of a database of a known size, and its way back.</summary>
internal sealed class PlatformBackups(PlatformRig rig, int megabytes, TimeProvider time)
{
    private const string Passphrase = "a bench in the park at noon";

    // As the log of events has them, with data that does not shrink to nothing.
    private const string Fill =
        """
        insert into events (position, id, occurred_at, category, type, severity, source, title, subject, data)
        select f.position + n, gen_random_uuid(), now() - n * interval '1 second', 'server', 'benchmark.filled', 'info', 'benchmark',
               'Service ' || n || ' answered ' || md5(n::text), 'service:bench-' || n % 100,
               jsonb_build_object('number', n, 'text', md5(n::text) || md5((n + 1)::text) || md5((n + 2)::text) || md5((n + 3)::text))
        from event_feed f, generate_series(1, @rows) n;
        update event_feed set position = position + @rows;
        """;

    private const string SizeSql = "select pg_database_size(current_database())";
    private const int RowsAtOnce = 20_000;

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        var size = await FillAsync(cancellationToken) / 1e6;
        var secrets = new SecretsOptions { DataFolder = rig.Folder };
        var file = Path.Combine(rig.Folder, "bench.backup");
        var started = time.GetTimestamp();
        var order = new BackupOrder(file, Passphrase, WithKeys: false, Replace: false, BackupPlaces.Operator);
        var contents = Require(await new BackupWriter(rig.Postgres, secrets, time).WriteAsync(order, cancellationToken));
        var written = time.GetElapsedTime(started).TotalSeconds;
        started = time.GetTimestamp();
        var restore = new RestoreOrder(file, Passphrase, KeyFile: null, WithoutKeys: true, Disconnect: true, BackupPlaces.Operator);
        Require(await new BackupRestore(rig.Postgres, secrets, Databases.Sources, time).RestoreAsync(restore, cancellationToken));
        var restored = time.GetElapsedTime(started).TotalSeconds;
        return
        [
            new("size of the database", size, "MB", null),
            new("rows", contents.Rows, "", null),
            new("size of the file", contents.Bytes / 1e6, "MB", null),
            new("backup, read back", size / written, "MB of database a second", null),
            new("backup took", written, "s", null),
            new("restore, verified and compared", size / restored, "MB of database a second", null),
            new("restore took", restored, "s", null),
        ];
    }

    private async Task<long> FillAsync(CancellationToken cancellationToken)
    {
        await using var connection = await rig.Database.OpenConnectionAsync(cancellationToken);
        while (true)
        {
            var size = await connection.QuerySingleAsync<long>(new CommandDefinition(SizeSql, cancellationToken: cancellationToken));
            if (size >= megabytes * 1_000_000L)
            {
                return size;
            }

            await connection.ExecuteAsync(new CommandDefinition(Fill, new { rows = RowsAtOnce }, commandTimeout: 120, cancellationToken: cancellationToken));
        }
    }

    private static T Require<T>(Result<T> result) => result.IsSuccess ? result.Value : throw new InvalidOperationException(result.Error.Detail);
}
