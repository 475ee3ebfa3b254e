using System.ComponentModel;
using System.Diagnostics;

namespace Nebula.Cli.Supervision;

/// <summary>A program we started, its output in a log.</summary>
internal sealed class ChildProcess
{
    // Longer than the functions let running work go on (FunctionsRuntime:ShutdownGrace, 30 s).
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    private readonly TaskCompletionSource<string> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ChildProcess(Process process) => (_process, Id) = (process, process.Id);

    public int Id { get; }

    /// <summary>Ends with the process; says how it ended.</summary>
    public Task<string> Exited => _exited.Task;

    /// <remarks>
    /// The thread lives as long as the child: its parent-death signal (prctl(2), PR_SET_PDEATHSIG) fires when the thread
    /// that started it ends, and a thread of the pool may end at any time.
    /// </remarks>
    /// <exception cref="Win32Exception">The program cannot be run.</exception>
    public static Task<ChildProcess> StartAsync(ProcessStartInfo start, Action<string> output)
    {
        var started = new TaskCompletionSource<ChildProcess>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(start, output, started)) { IsBackground = true, Name = $"child {start.FileName}" };
        thread.Start();
        return started.Task;
    }

    /// <summary>
    /// The program in a session of its own, so that a Ctrl-C at the terminal reaches only us and we stop things in order;
    /// the kernel asks it to end should we be killed. Where these tools are missing (macOS), the plain program.
    /// </summary>
    public static ProcessStartInfo Tied(string program, params IEnumerable<string> arguments)
    {
        string[] tied = OperatingSystem.IsLinux() && File.Exists("/usr/bin/setsid") && File.Exists("/usr/bin/setpriv")
            ? ["/usr/bin/setsid", "/usr/bin/setpriv", "--pdeathsig", "TERM", "--", program]
            : [program];
        return new ProcessStartInfo(tied[0], [.. tied[1..], .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
    }

    public async Task StopAsync()
    {
        if (_exited.Task.IsCompleted)
        {
            return;
        }

        ProcessSignals.RequestEnd(Id);
        if (await Task.WhenAny(_exited.Task, Task.Delay(Patience)) != _exited.Task)
        {
            _process.Kill(entireProcessTree: true);
            await _exited.Task;
        }
    }

    private static void Run(ProcessStartInfo start, Action<string> output, TaskCompletionSource<ChildProcess> started)
    {
        using var process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Forward(line.Data, output);
        process.ErrorDataReceived += (_, line) => Forward(line.Data, output);
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            started.SetException(error);
            return;
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var child = new ChildProcess(process);
        started.SetResult(child);
        process.WaitForExit();
        child._exited.SetResult(ExitText.Of(process.ExitCode));
    }

    private static void Forward(string? line, Action<string> output)
    {
        if (line is not null)
        {
            output(line);
        }
    }
}
