using Dapper;
using Nebula.Platform.Database;
using Nebula.Testing;

namespace Nebula.Runtime.Tests.Processes;

/// <summary>Some processes of the sample app on one storage, and the table where their timers write down what they did.</summary>
internal sealed class SampleCluster : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(45);

    private readonly TestDatabase _database = new();
    private readonly List<SampleProcess> _processes = [];

    private SampleCluster()
    {
    }

    public IReadOnlyList<SampleProcess> Processes => _processes;

    public static async Task<SampleCluster> CreateAsync()
    {
        var cluster = new SampleCluster();
        await cluster._database.InitializeAsync();
        await cluster.ExecuteAsync(
            """
            CREATE TABLE timer_runs (
                run_id      uuid        PRIMARY KEY,
                process_id  integer     NOT NULL,
                function    text        NOT NULL,
                is_past_due boolean     NOT NULL,
                retry       integer     NOT NULL,
                planned_at  timestamptz,
                started_at  timestamptz NOT NULL,
                ended_at    timestamptz,
                is_cut      boolean     NOT NULL DEFAULT false)
            """);
        return cluster;
    }

    /// <param name="count">How many processes.</param>
    /// <param name="settings">Their environment, above what is set here.</param>
    public async Task StartAsync(int count, IReadOnlyDictionary<string, string>? settings = null)
    {
        var database = DatabaseConnections.For(_database.Options, DatabaseNames.HomelabJarvis).ConnectionString;
        var all = new Dictionary<string, string>(settings ?? new Dictionary<string, string>());
        all.TryAdd("FunctionsRuntime__Storage", database);
        all.TryAdd("RunLog", database);
        _processes.AddRange(await Task.WhenAll(Enumerable.Range(0, count).Select(_ => SampleProcess.StartAsync(all))));
    }

    /// <summary>The process that ran a timer last.</summary>
    public async Task<SampleProcess> OwnerOfAsync(string function)
    {
        var runs = await RunsAsync(function);
        return _processes.Single(process => process.Id == runs[^1].ProcessId);
    }

    /// <summary>In the order of their starts.</summary>
    public async Task<IReadOnlyList<RecordedRun>> RunsAsync(string function)
    {
        const string Select = """
            SELECT run_id, process_id, function, is_past_due, planned_at, started_at, ended_at, is_cut
            FROM timer_runs WHERE function = @function ORDER BY started_at
            """;

        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return [.. await connection.QueryAsync<RecordedRun>(Select, new { function })];
    }

    /// <summary>A schedule that fires once a minute, and so is monitored: first in that many seconds, to the second.</summary>
    public async Task<(string Schedule, DateTime Due)> ScheduleInAsync(int seconds)
    {
        var due = await QueryAsync<DateTime>("SELECT date_trunc('second', clock_timestamp()) + make_interval(secs => @seconds)", new { seconds });
        return ($"{due.Second} * * * * *", due);
    }

    public async Task<IReadOnlyList<RecordedRun>> WaitForRunsAsync(string function, Func<IReadOnlyList<RecordedRun>, bool> areThere)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (true)
        {
            var runs = await RunsAsync(function);
            if (areThere(runs))
            {
                return runs;
            }

            var waited = TimeProvider.System.GetElapsedTime(started);
            Assert.True(waited < Deadline, $"What was waited for did not happen. Runs of {function}:\n{string.Join('\n', runs)}\n{Logs()}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>Waits until a query answers yes.</summary>
    public async Task WaitForAsync(string query)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await QueryAsync<bool>(query))
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Deadline, $"It did not become so: {query}");
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }

    /// <summary>The clock that the runs are written down by.</summary>
    public async Task<DateTime> NowAsync() => await QueryAsync<DateTime>("SELECT clock_timestamp()");

    public async Task<T> QueryAsync<T>(string sql, object? parameters = null)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<T>(sql, parameters);
    }

    public async Task ExecuteAsync(string sql, object? parameters = null)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(sql, parameters);
    }

    private string Logs() => string.Join(
        '\n', _processes.Select(process => $"Process {process.Id} wrote last:\n{string.Join('\n', process.Log.TakeLast(20))}"));

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }

        await _database.DisposeAsync();
    }
}
