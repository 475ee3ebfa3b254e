using System.Diagnostics;

namespace Nebula.Cli.Embedded;

/// <summary>The running postmaster, as our child.</summary>
internal sealed class PostgresServer
{
    private readonly TaskCompletionSource<int> _exited = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private PostgresServer()
    {
    }

    public int ProcessId { get; private set; }

    /// <summary>Ends with the exit code when the process does.</summary>
    public Task<int> Exited => _exited.Task;

    /// <remarks>
    /// The thread waits as long as the child lives: PR_SET_PDEATHSIG (prctl(2)) fires when the thread that started the child ends,
    /// and a thread of the pool may end at any time.
    /// </remarks>
    public static Task<PostgresServer> StartAsync(IReadOnlyList<string> argv, string logFile)
    {
        var started = new TaskCompletionSource<PostgresServer>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Run(argv, logFile, started)) { IsBackground = true, Name = "embedded PostgreSQL" };
        thread.Start();
        return started.Task;
    }

    private static void Run(IReadOnlyList<string> argv, string logFile, TaskCompletionSource<PostgresServer> started)
    {
        var start = new ProcessStartInfo { FileName = argv[0], RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var argument in argv.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        ChildEnvironment.RemoveOurs(start);
        try
        {
            using var process = new Process { StartInfo = start };
            using var log = new StreamWriter(OwnFile.Open(logFile, FileMode.Create, FileAccess.Write, FileShare.Read)) { AutoFlush = true };
            process.ErrorDataReceived += (_, line) => Write(log, line.Data);
            process.OutputDataReceived += (_, line) => Write(log, line.Data);
            process.Start();
            process.StandardInput.Close();
            process.BeginErrorReadLine();
            process.BeginOutputReadLine();
            var server = new PostgresServer { ProcessId = process.Id };
            started.SetResult(server);
            process.WaitForExit();
            server._exited.SetResult(process.ExitCode);
        }
        catch (Exception exception) when (!started.Task.IsCompleted)
        {
            started.SetException(new EmbeddedStackException($"PostgreSQL cannot be started: {exception.Message}", exception));
        }
    }

    private static void Write(StreamWriter log, string? line)
    {
        if (line is not null)
        {
            lock (log)
            {
                log.WriteLine(line);
            }
        }
    }
}
