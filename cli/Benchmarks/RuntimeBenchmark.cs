using System.Diagnostics;
using System.Net;
using Nebula.Cli.Benchmarks.Load;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Testing;

namespace Nebula.Cli.Benchmarks;

/// <summary>
/// The Functions runtime against a plain minimal API with the same handlers (bench/Nebula.Runtime.Bench), in short rounds that take turns,
/// so that whatever else the machine does hits both.
/// </summary>
internal sealed class RuntimeBenchmark(string root, int rounds, TextWriter output, TimeProvider time)
{
    private const int Starts = 5;
    private const int WarmUps = 3;
    private static readonly int[] Connections = [1, 16, 64];
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(10);

    private static readonly LoadRequest[] Requests =
    [
        new("JSON GET", "/api/items/7", null, """{"id":7,"name":"Screw M4","count":993,"isOffered":true,"tags":["small","blue"]}"""),
        new("JSON POST", "/api/orders", """{"customer":"Ada","street":"Main Street 1","lines":[{"item":7,"count":2},{"item":9,"count":40}]}""",
            """{"customer":"Ada","lines":2,"pieces":42}"""),
        new("SSE, 50 events", "/api/events", null,
            string.Concat(Enumerable.Range(1, 50).Select(number => $"id: {number}\ndata: {{\"number\":{number}}}\n\n"))),
    ];

    private string Program => Path.Combine(root, "artifacts/bin/Nebula.Runtime.Bench/release/Nebula.Runtime.Bench.dll");

    /// <returns>0 when every bound holds, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        await BuildAsync(cancellationToken);
        List<Measurement> measured = [.. await StartsAsync(cancellationToken)];
        List<RuntimeComparison> compared = [];
        var (plainPort, functionsPort) = (FreePort.Any(), FreePort.Any());
        await using (var plain = await StartAsync("plain", plainPort, cancellationToken))
        await using (var functions = await StartAsync("functions", functionsPort, cancellationToken))
        {
            await Task.Delay(Idle, time, cancellationToken);
            measured.Add(new("runtime: resident memory when idle", ProcessUsage.ResidentMegabytes(functions.Id), "MB", 150));
            measured.Add(new("plain: resident memory when idle", ProcessUsage.ResidentMegabytes(plain.Id), "MB", null));
            await output.WriteLineAsync(RuntimeComparison.MarkdownHeader);
            var plainServer = ServerOf(plain, plainPort);
            var functionsServer = ServerOf(functions, functionsPort);
            await WarmUpAsync([plainServer, functionsServer], cancellationToken);
            foreach (var request in Requests)
            {
                foreach (var connections in Connections)
                {
                    compared.Add(await CompareAsync(plainServer, functionsServer, request, connections, cancellationToken));
                    await output.WriteLineAsync(compared[^1].ToMarkdown());
                }
            }

            measured.Add(new("runtime: resident memory after the load", ProcessUsage.ResidentMegabytes(functions.Id), "MB", null));
            measured.Add(new("plain: resident memory after the load", ProcessUsage.ResidentMegabytes(plain.Id), "MB", null));
        }

        await output.WriteLineAsync(FormattableString.Invariant(
            $"\n✓: ratio ≥ {RuntimeComparison.LeastRatio:0.00} and p99 ratio ≤ {RuntimeComparison.GreatestTailRatio:0.0}; medians of {rounds} rounds.\n"));
        await output.WriteLineAsync("| measured | figure | bound | |\n|---|---|---|---|");
        foreach (var measurement in measured)
        {
            await output.WriteLineAsync(measurement.ToMarkdown());
        }

        return measured.TrueForAll(measurement => measurement.Holds) && compared.TrueForAll(comparison => comparison.Holds) ? 0 : 1;
    }

    private async Task BuildAsync(CancellationToken cancellationToken)
    {
        var log = Path.Combine(Path.GetTempPath(), $"nebula-bench-{Environment.ProcessId}.log");
        var exitCode = await ToolRun.RunAsync(
            "dotnet", ["build", "bench/Nebula.Runtime.Bench", "-c", "Release", "-v", "quiet", "-nologo"], root, log,
            new Dictionary<string, string?>(), cancellationToken);
        if (exitCode != 0)
        {
            throw new InvalidOperationException($"bench/Nebula.Runtime.Bench cannot be built; see {log}.");
        }
    }

    private async Task<IReadOnlyList<Measurement>> StartsAsync(CancellationToken cancellationToken)
    {
        Dictionary<string, List<double>> seconds = new() { ["functions"] = [], ["plain"] = [] };
        for (var start = 0; start < Starts; start++)
        {
            foreach (var (kind, taken) in seconds)
            {
                await using var server = await StartAsync(kind, FreePort.Any(), cancellationToken);
                taken.Add(server.TimeToFirstAnswer.TotalSeconds);
            }
        }

        return
        [
            new($"runtime: process start to first 200, median of {Starts}", seconds["functions"].Order().ElementAt(Starts / 2), "s", 2),
            new($"plain: process start to first 200, median of {Starts}", seconds["plain"].Order().ElementAt(Starts / 2), "s", null),
        ];
    }

    private Task<BenchedProcess> StartAsync(string kind, int port, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(Program);
        start.ArgumentList.Add(kind);
        start.ArgumentList.Add($"{port}");
        return BenchedProcess.StartAsync(start, new Uri($"http://127.0.0.1:{port}{Requests[0].Path}"), time, cancellationToken);
    }

    /// <summary>Until the compiler is done with both: it takes its time where the processors are busy.</summary>
    private static async Task WarmUpAsync(Server[] servers, CancellationToken cancellationToken)
    {
        for (var pass = 0; pass < WarmUps; pass++)
        {
            foreach (var request in Requests)
            {
                foreach (var server in servers)
                {
                    await server.Load.RunAsync(request, 16, WarmUp, cancellationToken);
                }
            }
        }
    }

    private Server ServerOf(BenchedProcess process, int port) =>
        new(process.Id, new LoadGenerator(new IPEndPoint(IPAddress.Loopback, port), Patience, time));

    private async Task<RuntimeComparison> CompareAsync(
        Server plain, Server functions, LoadRequest request, int connections, CancellationToken cancellationToken)
    {
        List<RuntimeComparison.Turn> turns = [];
        for (var round = 0; round < rounds; round++)
        {
            // Neither always comes first: a machine that warms up or slows down favours neither.
            var isPlainFirst = round % 2 == 0;
            var first = await (isPlainFirst ? plain : functions).RunAsync(request, connections, cancellationToken);
            var second = await (isPlainFirst ? functions : plain).RunAsync(request, connections, cancellationToken);
            turns.Add(isPlainFirst ? new(first, second) : new(second, first));
        }

        return new RuntimeComparison(request.Name, connections, turns);
    }

    private sealed record Server(int ProcessId, LoadGenerator Load)
    {
        public async Task<RuntimeComparison.Round> RunAsync(LoadRequest request, int connections, CancellationToken cancellationToken)
        {
            var before = ProcessUsage.CpuSeconds(ProcessId);
            var load = await Load.RunAsync(request, connections, Round, cancellationToken);
            return new(load, ProcessUsage.CpuSeconds(ProcessId) - before);
        }
    }
}
