using System.Diagnostics;
using System.Net;
using Microsoft.Extensions.Options;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Embedded;
using Nebula.Cli.Launching;
using Nebula.Cli.Supervision;
using Nebula.Platform.Database;
using Npgsql;

namespace Nebula.Cli.Benchmarks;

/// <summary>PostgreSQL, the cache and one functions process, as `up` runs them, on a folder of their own; the cache is in this process.</summary>
internal sealed class PlatformRig : IAsyncDisposable
{
    private readonly string _folder;
    private readonly EmbeddedPostgres _postgres;
    private readonly EmbeddedCache _cache;
    private readonly BenchedProcess _functions;

    private PlatformRig(string folder, EmbeddedPostgres postgres, EmbeddedCache cache, NpgsqlDataSource database, BenchedProcess functions, Uri url) =>
        (_folder, _postgres, _cache, Database, _functions, Url) = (folder, postgres, cache, database, functions, url);

    /// <summary>What the operator of the machine shows.</summary>
    public static string ServiceToken { get; } = "the service token of a benchmark on loopback";

    public Uri Url { get; }

    public IPEndPoint Address => new(IPAddress.Loopback, Url.Port);

    public int ProcessId => _functions.Id;

    public string Folder => _folder;

    public NpgsqlDataSource Database { get; }

    public string RedisUri => _cache.ConnectionUri;

    public PostgresOptions Postgres => new() { Connection = _postgres.ConnectionUri };

    public static async Task<PlatformRig> StartAsync(string root, TimeProvider time, CancellationToken cancellationToken)
    {
        var program = Path.Combine(root, "artifacts/bin/Nebula.Functions/release/Nebula.Functions.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is not built; run ./nebula up once.");
        }

        // Not a private one: PostgreSQL may run as another user.
        var folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"nebula-bench-{Environment.ProcessId}")).FullName;
        var postgres = await EmbeddedPostgres.StartAsync(
            new EmbeddedPostgresOptions { Folder = Path.Combine(folder, "postgres"), NodeModules = Path.Combine(root, "deploy/embedded/node_modules") },
            cancellationToken);
        var cache = await EmbeddedCache.StartAsync(Path.Combine(folder, "cache"), loggerFactory: null, cancellationToken);
        var options = new PostgresOptions { Connection = postgres.ConnectionUri };
        await new Migrator(Options.Create(options), Databases.Sources).MigrateAsync(cancellationToken);
        var url = new Uri($"http://127.0.0.1:{FreePort.Any()}");
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { program } };
        foreach (var (name, value) in FunctionsEnvironment.SmallProcess)
        {
            start.Environment.TryAdd(name, value);
        }

        start.Environment["FunctionsRuntime__Urls"] = url.GetLeftPart(UriPartial.Authority);
        start.Environment["NEBULA_POSTGRES"] = postgres.ConnectionUri;
        start.Environment["NEBULA_REDIS"] = cache.ConnectionUri;
        start.Environment["NEBULA_DATA"] = folder;
        start.Environment["NEBULA_SERVICE_MAP"] = Path.Combine(folder, "none.yml");
        start.Environment["NEBULA_SERVICE_TOKEN"] = ServiceToken;

        // The load comes from where a proxy would, to be many clients.
        start.Environment["NEBULA_TRUSTED_PROXIES"] = "127.0.0.1";
        var functions = await BenchedProcess.StartAsync(start, new Uri(url, "/api/health/ready"), time, cancellationToken);
        return new PlatformRig(folder, postgres, cache, NpgsqlDataSource.Create(DatabaseConnections.For(options, DatabaseNames.HomelabJarvis)), functions, url);
    }

    public async ValueTask DisposeAsync()
    {
        await _functions.DisposeAsync();
        await Database.DisposeAsync();
        _cache.Dispose();
        await _postgres.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
