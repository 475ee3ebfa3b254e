using System.Diagnostics;
using System.Text.Json;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Testing;

namespace Nebula.Cli.Benchmarks;

/// <summary>
/// What a person feels first: how long `up` takes, how soon the functions answer, what they use when nothing happens.
/// Everything goes through the script at the root, on a data folder of its own.
/// </summary>
internal sealed class StackBenchmark(string root, TextWriter output, TimeProvider time)
{
    private const int Starts = 5;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(60);

    private readonly string _data = Directory.CreateTempSubdirectory("nebula-bench-").FullName;
    private readonly string _log = Path.Combine(Path.GetTempPath(), $"nebula-bench-{Environment.ProcessId}.log");
    private readonly int _port = FreePort.Any();

    /// <returns>0 when every bound holds, else 1.</returns>
    public async Task<int> RunAsync(CancellationToken cancellationToken)
    {
        List<Measurement> measured = [];
        try
        {
            // The first one builds what is missing; only the second is measured as a first run on an empty folder.
            await NebulaAsync(["up", "--detach"], cancellationToken);
            await NebulaAsync(["down"], cancellationToken);
            measured.Add(new("second `up`, everything built", await NebulaAsync(["up", "--detach"], cancellationToken), "s", 10));
            measured.AddRange(await FunctionsAsync(cancellationToken));
        }
        finally
        {
            await NebulaAsync(["down"], CancellationToken.None);
            Directory.Delete(_data, recursive: true);
        }

        await output.WriteLineAsync("| measured | figure | bound | |\n|---|---|---|---|");
        foreach (var measurement in measured)
        {
            await output.WriteLineAsync(measurement.ToMarkdown());
        }

        return measured.TrueForAll(measurement => measurement.Holds) ? 0 : 1;
    }

    private async Task<IReadOnlyList<Measurement>> FunctionsAsync(CancellationToken cancellationToken)
    {
        var processId = await FunctionsProcessAsync(cancellationToken);
        await Task.Delay(Settling, time, cancellationToken);
        var before = ProcessUsage.CpuSeconds(processId);
        await Task.Delay(Idle, time, cancellationToken);
        var cpu = (ProcessUsage.CpuSeconds(processId) - before) / Idle.TotalSeconds * 100;
        var resident = ProcessUsage.ResidentMegabytes(processId);

        List<double> starts = [];
        for (var start = 0; start < Starts; start++)
        {
            starts.Add(await StartToFirstAnswerAsync(processId, cancellationToken));
        }

        starts.Sort();
        return
        [
            new($"functions: process start to first 200, median of {Starts}", starts[Starts / 2], "s", 2),
            new($"functions: process start to first 200, slowest of {Starts}", starts[^1], "s", null),
            new("functions: resident memory after two idle minutes", resident, "MB", 150),
            new("functions: processor when idle", cpu, "% of a core", null),
        ];
    }

    private async Task<int> FunctionsProcessAsync(CancellationToken cancellationToken)
    {
        var json = Path.Combine(_data, "bench-status.log");
        await ToolRun.RunAsync(Script, ["status", "--json", "--data", _data], root, json, NoEnvironment, cancellationToken);
        using var status = JsonDocument.Parse(await File.ReadAllTextAsync(json, cancellationToken));
        return status.RootElement.GetProperty("state").GetProperty("services").EnumerateArray()
            .Single(service => service.GetProperty("name").GetString() == "functions").GetProperty("processId").GetInt32();
    }

    /// <summary>Another functions process beside the running one, on the same database, asked until it answers.</summary>
    private async Task<double> StartToFirstAnswerAsync(int like, CancellationToken cancellationToken)
    {
        var url = new Uri($"http://127.0.0.1:{FreePort.Any()}");
        var start = new ProcessStartInfo("dotnet");
        start.ArgumentList.Add(Path.Combine(root, "artifacts/bin/Nebula.Functions/release/Nebula.Functions.dll"));
        start.Environment.Clear();
        foreach (var (name, value) in ProcessUsage.EnvironmentOf(like))
        {
            start.Environment[name] = value;
        }

        start.Environment["FunctionsRuntime__Urls"] = url.GetLeftPart(UriPartial.Authority);
        await using var server = await BenchedProcess.StartAsync(start, new Uri(url, "/api/status"), time, cancellationToken);
        return server.TimeToFirstAnswer.TotalSeconds;
    }

    /// <returns>How long the command took, in seconds.</returns>
    private async Task<double> NebulaAsync(string[] arguments, CancellationToken cancellationToken)
    {
        string[] port = arguments[0] == "up" ? ["--port", $"{_port}"] : [];
        var started = time.GetTimestamp();
        var exitCode = await ToolRun.RunAsync(Script, [.. arguments, "--data", _data, .. port], root, _log, NoEnvironment, cancellationToken);
        return exitCode == 0
            ? time.GetElapsedTime(started).TotalSeconds
            : throw new InvalidOperationException($"./nebula {arguments[0]} ended with {exitCode}; see {_log}.");
    }

    private string Script => Path.Combine(root, "nebula");

    private static Dictionary<string, string?> NoEnvironment { get; } = [];
}
