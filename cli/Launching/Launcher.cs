using Nebula.Cli.Commands;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Installation;
using Nebula.Cli.Launching.Steps;

namespace Nebula.Cli.Launching;

/// <summary><c>up</c>: starts everything in order, keeps it running, stops it in reverse order.</summary>
internal sealed class Launcher(Terminal terminal, TimeProvider clock)
{
    private static IReadOnlyList<ILaunchStep> Steps =>
    [
        new MachineStep(),
        new EdgeStep(),
        new NeighboursStep(),
        new SecretsStep(),
        new BuildStep(),
        new PostgresStep(),
        new CacheStep(),
        new DatabasesStep(),
        new FunctionsStep(),
    ];

    /// <summary>Runs until it is told to stop.</summary>
    public async Task<int> RunAsync(UpOptions options, DataFolder data, CancellationToken cancellationToken)
    {
        using var alone = DataFolderLock.TryTake(data);
        if (alone is null)
        {
            return RunningInstallation.Show(terminal, data);
        }

        using var signals = new StopSignals(data, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Token, cancellationToken);
        var progress = new LaunchProgress(terminal);
        await OrphanedFunctions.StopAsync(data, terminal);
        await using var session = new LaunchSession(options, RepositoryRoot.Find(), data, progress, terminal, clock)
        {
            FunctionsUrl = new Uri($"http://127.0.0.1:{FreePort.Any()}"),
        };
        return await RunAsync(session, stop.Token);
    }

    private async Task<int> RunAsync(LaunchSession session, CancellationToken stop)
    {
        try
        {
            if (await StartAsync(session, stop) is { } problem)
            {
                session.Log($"not started: {problem.What}");
                session.Progress.Fail(problem);
                session.Enter(LaunchPhase.Failed);
                return problem.ExitCode;
            }

            await new Welcome(session).ShowAsync(stop);
            session.Enter(LaunchPhase.Ready);
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, stop);
            return ExitCodes.Ok;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            var wasReady = session.Progress.Phase == LaunchPhase.Ready;
            session.Enter(LaunchPhase.Stopping);
            terminal.Doing("stopping");
            return wasReady ? ExitCodes.Ok : ExitCodes.Interrupted;
        }
    }

    private static async Task<Problem?> StartAsync(LaunchSession session, CancellationToken stop)
    {
        session.Terminal.Strong($"Nebula{(File.Exists(session.Data.ServiceTokenFile) ? "" : ", first run")}. Data: {session.Data.Path}");
        session.Log("starting");
        foreach (var step in Steps)
        {
            if (await step.RunAsync(session, stop) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}
