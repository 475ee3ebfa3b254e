using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;
using Nebula.Cli.Supervision;

namespace Nebula.Cli.Launching;

/// <summary>
/// <c>up --detach</c>: starts the same program as a process of its own, shows its lines until it is ready, and leaves it running.
/// </summary>
internal sealed class BackgroundLaunch(Terminal terminal, TimeProvider clock)
{
    /// <summary>Tells the started process what it is.</summary>
    public const string Flag = "--background";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private static string? _output;

    public static bool IsThisProcess => _output is not null;

    private static string OutputFile(DataFolder data) => Path.Combine(data.Logs, "up.log");

    /// <summary>In the started process: no terminal from here on; all output, the runtime's own too, goes to a file.</summary>
    public static void Enter(DataFolder data)
    {
        ProcessSignals.LeaveTerminal();
        _output = OutputFile(data);
        var file = OwnFile.Open(_output, FileMode.Create, FileAccess.Write, FileShare.ReadWrite).SafeFileHandle;
        if (!OperatingSystem.IsWindows())
        {
            _ = dup2(file, 1);
            _ = dup2(file, 2);
        }

        var writer = new StreamWriter(new FileStream(file, FileAccess.Write, bufferSize: 0)) { AutoFlush = true };
        Console.SetOut(TextWriter.Synchronized(writer));
        Console.SetError(Console.Out);
    }

    public async Task<int> StartAsync(UpOptions options, DataFolder data, CancellationToken cancellationToken)
    {
        if (DataFolderLock.IsHeld(data))
        {
            return RunningInstallation.Show(terminal, data);
        }

        File.Delete(OutputFile(data));
        using var signals = new StopSignals(data, clock);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Token, cancellationToken);
        using var process = Process.Start(Command(options)) ?? throw new InvalidOperationException("The background process did not start.");
        process.StandardInput.Close();
        using var lines = new FollowedFile(OutputFile(data));
        try
        {
            while (!process.HasExited && !IsReady(process, data))
            {
                lines.ReadNew().ForEach(terminal.Raw);
                await Task.Delay(BetweenLooks, clock, stop.Token);
            }

            lines.ReadNew().ForEach(terminal.Raw);
            return process.HasExited ? await EndedAsync(process) : ExitCodes.Ok;
        }
        catch (OperationCanceledException)
        {
            ProcessSignals.RequestEnd(process.Id);
            await process.WaitForExitAsync(CancellationToken.None);
            lines.ReadNew().ForEach(terminal.Raw);
            return ExitCodes.Interrupted;
        }
    }

    // What it said before it had a file to say it in.
    private async Task<int> EndedAsync(Process process)
    {
        terminal.Raw((await process.StandardError.ReadToEndAsync()).TrimEnd());
        return process.ExitCode;
    }

    private static bool IsReady(Process process, DataFolder data) =>
        new RunStateFile(data).Read() is { Phase: LaunchPhase.Ready } state && state.ProcessId == process.Id;

    private static ProcessStartInfo Command(UpOptions options)
    {
        string[] arguments =
        [
            typeof(BackgroundLaunch).Assembly.Location, "up", Flag, "--data", Path.GetFullPath(options.DataPath),
            "--port", options.Port.ToString(CultureInfo.InvariantCulture), .. options.MayBuild ? Array.Empty<string>() : ["--no-build"],
        ];
        return new ProcessStartInfo(Environment.ProcessPath!, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    [DllImport("libc", SetLastError = true)]
    private static extern int dup2(SafeHandle from, int to);
}
