using System.ComponentModel;
using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Building;

/// <summary>Builds what is older than its sources, one launcher at a time.</summary>
internal sealed class Builder(string repository, DataFolder data, LaunchProgress progress, TimeProvider clock)
{
    private const int LinesShown = 3;

    private string StampFolder => Path.Combine(repository, "artifacts", "launcher");

    /// <returns>null when the output is there and up to date.</returns>
    public async Task<Problem?> EnsureAsync(BuildTarget target, bool mayBuild, CancellationToken cancellationToken)
    {
        var stamp = new BuildStamp(Path.Combine(StampFolder, $"{target.Name.Replace(' ', '-')}.built"));
        if (stamp.IsCurrent(target.Output, target.Sources))
        {
            return null;
        }

        if (!mayBuild)
        {
            return File.Exists(target.Output)
                ? null
                : new Problem(ExitCodes.BuildFailed, $"Not built: {target.Name} ({target.Output} is missing).", "Run ./nebula up without --no-build.");
        }

        using var alone = await TakeTurnAsync(cancellationToken);
        if (stamp.IsCurrent(target.Output, target.Sources))
        {
            return null;
        }

        return await BuildAsync(target, stamp, cancellationToken);
    }

    private async Task<Problem?> BuildAsync(BuildTarget target, BuildStamp stamp, CancellationToken cancellationToken)
    {
        progress.Doing($"building: {target.Name}");
        var (began, started) = (clock.GetUtcNow(), clock.GetTimestamp());
        foreach (var command in target.Commands)
        {
            if (await RunAsync(target, command, cancellationToken) is { } problem)
            {
                return problem;
            }
        }

        if (!File.Exists(target.Output))
        {
            return new Problem(ExitCodes.BuildFailed, $"Building {target.Name} ended well but made no {target.Output}.", "Report this, with the log in the data folder.");
        }

        stamp.Set(began);
        progress.Ok($"{target.Name} built ({clock.GetElapsedTime(started).TotalSeconds:0} s)");
        return null;
    }

    private async Task<Problem?> RunAsync(BuildTarget target, IReadOnlyList<string> command, CancellationToken cancellationToken)
    {
        var logFile = data.LogOf($"build-{target.Name.Replace(' ', '-')}");
        using var log = new RotatingLogFile(logFile);
        log.WriteLine($"> {string.Join(' ', command)}");
        var tail = new Queue<string>();
        var start = ChildProcess.Tied(command[0], command.Skip(1));
        start.WorkingDirectory = target.WorkingFolder;
        ChildEnvironment.RemoveOurs(start);
        // A build server left behind would outlive us, and hold files open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        try
        {
            var child = await ChildProcess.StartAsync(start, line => Remember(line, log, tail));
            await using var ending = cancellationToken.Register(() => _ = child.StopAsync());
            var ended = await child.Exited;
            cancellationToken.ThrowIfCancellationRequested();
            return ended == ExitText.Success ? null : new Problem(ExitCodes.BuildFailed, $"Building {target.Name} failed: {Reason(tail, ended)}", $"The whole output: {logFile}");
        }
        catch (Win32Exception)
        {
            return new Problem(ExitCodes.MissingTool, $"{command[0]} is not installed.", "Install it, or start without it: --no-build.");
        }
    }

    private static void Remember(string line, RotatingLogFile log, Queue<string> tail)
    {
        log.WriteLine(line);
        lock (tail)
        {
            tail.Enqueue(line.Trim());
            if (tail.Count > 200)
            {
                tail.Dequeue();
            }
        }
    }

    private static string Reason(Queue<string> tail, string ended)
    {
        lock (tail)
        {
            var errors = tail.Where(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)).Distinct().Take(LinesShown).ToList();
            return errors.Count > 0 ? string.Join(" · ", errors) : tail.LastOrDefault(ended);
        }
    }

    // Two builds at once would write the same files.
    private async Task<FileStream> TakeTurnAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(StampFolder);
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(StampFolder, "build-turn.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), clock, cancellationToken);
            }
        }
    }
}
