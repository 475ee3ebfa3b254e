using System.Diagnostics;
using Dapper;
using Microsoft.Extensions.Options;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Embedded;
using Nebula.Homelab;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Cli.Benchmarks;

/// <summary>
/// A thousand monitors, each checked every 20 s by one functions process: how punctual it is, what it costs, and how soon the whole page
/// with 90 days of history is answered meanwhile. PostgreSQL and the target run beside it on this machine.
/// </summary>
internal sealed class StatusBenchmark(string root, TextWriter output, TimeProvider time)
{
    private const int Monitors = 1000;
    private const int Pages = 200;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Measured = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan BetweenPages = TimeSpan.FromMilliseconds(100);

    // Not a private one: PostgreSQL may run as another user.
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"nebula-bench-{Environment.ProcessId}")).FullName;

    private string Program => Path.Combine(root, "artifacts/bin/Nebula.Functions/release/Nebula.Functions.dll");

    /// <returns>0 when every bound holds, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Program))
        {
            throw new InvalidOperationException($"{Program} is not built; run ./nebula up once.");
        }

        DefaultTypeMap.MatchNamesWithUnderscores = true;
        try
        {
            await using var postgres = await EmbeddedPostgres.StartAsync(
                new EmbeddedPostgresOptions { Folder = Path.Combine(_folder, "postgres"), NodeModules = Path.Combine(root, "deploy/embedded/node_modules") },
                cancellationToken);
            var options = new PostgresOptions { Connection = postgres.ConnectionUri };
            await new Migrator(Options.Create(options), [.. PlatformMigrations.Sources, HomelabMigrations.Source]).MigrateAsync(cancellationToken);
            await using var database = NpgsqlDataSource.Create(DatabaseConnections.For(options, DatabaseNames.HomelabJarvis));
            await using var target = await BenchmarkTarget.StartAsync(time);
            await StatusSeed.WriteAsync(database, Monitors, target.Url, cancellationToken);
            var measured = await MeasureAsync(database, target, postgres.ConnectionUri, cancellationToken);
            await output.WriteLineAsync("| measured | figure | bound | |\n|---|---|---|---|");
            foreach (var measurement in measured)
            {
                await output.WriteLineAsync(measurement.ToMarkdown());
            }

            return measured.TrueForAll(measurement => measurement.Holds) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<List<Measurement>> MeasureAsync(
        NpgsqlDataSource database, BenchmarkTarget target, string postgres, CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Any()}");
        using var process = Start(url, postgres, target.Url);
        try
        {
            using var client = new HttpClient { BaseAddress = url };
            await Task.Delay(Settling, time, cancellationToken);
            target.Clear();
            var before = ProcessUsage.CpuSeconds(process.Id);
            await Task.Delay(Measured, time, cancellationToken);
            var cpu = (ProcessUsage.CpuSeconds(process.Id) - before) / Measured.TotalSeconds * 100;
            var resident = ProcessUsage.ResidentMegabytes(process.Id);
            var lags = await LagsAsync(database, target, cancellationToken);
            var (pages, bytes) = await PagesAsync(client, cancellationToken);
            return
            [
                new($"checks begun in {Measured.TotalSeconds:0} s", lags.Count, "of 6000", null),
                new("a check's moment to its arrival at the target, median", Percentiles.At(lags, 0.5), "ms", null),
                new("the same, 99th percentile", Percentiles.At(lags, 0.99), "ms", 1000),
                new("functions: processor while checking 50 a second", cpu, "% of a core", null),
                new("functions: resident memory", resident, "MB", null),
                new("GET /api/status, size", bytes / 1e6, "MB", null),
                new("GET /api/status, median", Percentiles.At(pages, 0.5), "ms", null),
                new("GET /api/status, 99th percentile", Percentiles.At(pages, 0.99), "ms", null),
                new("functions: resident memory after the pages", ProcessUsage.ResidentMegabytes(process.Id), "MB", null),
            ];
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    private Process Start(Uri url, string postgres, Uri target)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Program);
        start.Environment["FunctionsRuntime__Urls"] = url.GetLeftPart(UriPartial.Authority);
        start.Environment["NEBULA_POSTGRES"] = postgres;
        start.Environment["NEBULA_DATA"] = _folder;
        start.Environment["NEBULA_SERVICE_MAP"] = Path.Combine(_folder, "none.yml");
        start.Environment["NEBULA_SERVICE_TOKEN"] = Guid.CreateVersion7(time.GetUtcNow()).ToString("N") + "-benchmark";
        start.Environment["NEBULA_OUTBOUND_ALLOW"] = target.Authority;
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    // The target knows when it was asked, the results which moment that was for.
    private static async Task<List<double>> LagsAsync(NpgsqlDataSource database, BenchmarkTarget target, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        const string sql = "SELECT m.key, r.planned_at FROM check_results r JOIN monitors m ON m.no = r.monitor_no";
        var planned = (await connection.QueryAsync<(string Key, DateTime At)>(new CommandDefinition(sql, cancellationToken: cancellationToken)))
            .ToLookup(row => row.Key, row => row.At);
        List<double> lags = [];
        foreach (var (key, arrived) in target.Arrivals)
        {
            var earlier = planned[key].Where(at => at <= arrived.UtcDateTime).ToList();
            if (earlier.Count > 0)
            {
                lags.Add((arrived.UtcDateTime - earlier.Max()).TotalMilliseconds);
            }
        }

        return lags;
    }

    private async Task<(List<double> Milliseconds, long Bytes)> PagesAsync(HttpClient client, CancellationToken cancellationToken)
    {
        List<double> took = [];
        var bytes = 0L;
        for (var page = 0; page < Pages; page++)
        {
            var started = time.GetTimestamp();
            bytes = (await client.GetByteArrayAsync("/api/status", cancellationToken)).LongLength;
            took.Add(time.GetElapsedTime(started).TotalMilliseconds);
            await Task.Delay(BetweenPages, time, cancellationToken);
        }

        return (took, bytes);
    }
}
