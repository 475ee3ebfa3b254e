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
    private EmbeddedPostgres? _postgres;
    private EmbeddedCache? _cache;
    private NpgsqlDataSource? _database;
    private BenchedProcess? _functions;

    // Not a private folder: PostgreSQL may run as another user.
    private PlatformRig() => Folder = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"nebula-bench-{Environment.ProcessId}")).FullName;

    /// <summary>What the operator of the machine shows.</summary>
    public static string ServiceToken { get; } = "the service token of a benchmark on loopback";

    /// <summary>Of the functions.</summary>
    public Uri Url { get; } = new($"http://127.0.0.1:{FreePort.Any()}");

    public IPEndPoint Address => new(IPAddress.Loopback, Url.Port);

    public int ProcessId => Running(_functions).Id;

    public string Folder { get; }

    public NpgsqlDataSource Database => Running(_database);

    public string RedisUri => Running(_cache).ConnectionUri;

    public PostgresOptions Postgres => new() { Connection = Running(_postgres).ConnectionUri };

    public static Task<PlatformRig> StartAsync(string root, TimeProvider time, CancellationToken cancellationToken) =>
        StartAsync(root, new Dictionary<string, string?>(), (_, _) => Task.CompletedTask, time, cancellationToken);

    /// <param name="root">The repository.</param>
    /// <param name="environment">More of it for the functions.</param>
    /// <param name="seed">Fills the migrated databases before the functions start.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PlatformRig> StartAsync(
        string root,
        IReadOnlyDictionary<string, string?> environment,
        Func<NpgsqlDataSource, CancellationToken, Task> seed,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var program = Path.Combine(root, "artifacts/bin/Nebula.Functions/release/Nebula.Functions.dll");
        if (!File.Exists(program))
        {
            throw new InvalidOperationException($"{program} is not built; run ./nebula up once.");
        }

        var rig = new PlatformRig();
        try
        {
            await rig.StartServersAsync(root, cancellationToken);
            await seed(rig.Database, cancellationToken);
            rig._functions = await BenchedProcess.StartAsync(rig.Functions(program, environment), new Uri(rig.Url, "/api/health/ready"), time, cancellationToken);
            return rig;
        }
        catch
        {
            await rig.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_functions is not null)
        {
            await _functions.DisposeAsync();
        }

        if (_database is not null)
        {
            await _database.DisposeAsync();
        }

        _cache?.Dispose();
        if (_postgres is not null)
        {
            await _postgres.DisposeAsync();
        }

        Directory.Delete(Folder, recursive: true);
    }

    private async Task StartServersAsync(string root, CancellationToken cancellationToken)
    {
        var embedded = new EmbeddedPostgresOptions { Folder = Path.Combine(Folder, "postgres"), NodeModules = Path.Combine(root, "deploy/embedded/node_modules") };
        _postgres = await EmbeddedPostgres.StartAsync(embedded, cancellationToken);
        _cache = await EmbeddedCache.StartAsync(Path.Combine(Folder, "cache"), loggerFactory: null, cancellationToken);
        await new Migrator(Options.Create(Postgres), Databases.Sources).MigrateAsync(cancellationToken);
        _database = NpgsqlDataSource.Create(DatabaseConnections.For(Postgres, DatabaseNames.HomelabJarvis));
    }

    private ProcessStartInfo Functions(string program, IReadOnlyDictionary<string, string?> environment)
    {
        var start = new ProcessStartInfo("dotnet") { ArgumentList = { program } };
        foreach (var (name, value) in FunctionsEnvironment.SmallProcess)
        {
            start.Environment.TryAdd(name, value);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        start.Environment["FunctionsRuntime__Urls"] = Url.GetLeftPart(UriPartial.Authority);
        start.Environment["NEBULA_POSTGRES"] = Postgres.Connection;
        start.Environment["NEBULA_REDIS"] = RedisUri;
        start.Environment["NEBULA_DATA"] = Folder;
        start.Environment["NEBULA_SERVICE_MAP"] = Path.Combine(Folder, "none.yml");
        start.Environment["NEBULA_SERVICE_TOKEN"] = ServiceToken;

        // The load comes from where a proxy would, to be many clients.
        start.Environment["NEBULA_TRUSTED_PROXIES"] = "127.0.0.1";
        return start;
    }

    private static T Running<T>(T? started)
        where T : class => started ?? throw new InvalidOperationException("It has not been started.");
}
