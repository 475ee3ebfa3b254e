using System.Diagnostics;
using System.Text;
using Nebula.Testing;

namespace Nebula.EndToEnd.Tests;

/// <summary>The real script as a process of its own, its output read along.</summary>
internal sealed class NebulaRun : IDisposable
{
    // A first run on a fresh clone builds everything.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(8);

    private readonly Process _process;
    private readonly StringBuilder _output = new();

    private NebulaRun(Process process) => _process = process;

    public static string Script => Path.Combine(Repository.Root, "nebula");

    /// <summary>The script hands over to the launcher by exec: the number stays.</summary>
    public int ProcessId => _process.Id;

    public int ExitCode => _process.ExitCode;

    public string Output
    {
        get
        {
            lock (_output)
            {
                return _output.ToString();
            }
        }
    }

    public static NebulaRun Start(string[] arguments, IReadOnlyDictionary<string, string?>? environment = null, string? script = null)
    {
        var start = new ProcessStartInfo(script ?? Script, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // The caller's own installation must not show through.
        foreach (var name in new[] { "PORT", "NEBULA_POSTGRES", "NEBULA_REDIS", "NEBULA_ROOT", "NEBULA_SERVICE_MAP" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string?>())
        {
            start.Environment[name] = value;
        }

        var run = new NebulaRun(new Process { StartInfo = start });
        run._process.OutputDataReceived += run.Keep;
        run._process.ErrorDataReceived += run.Keep;
        run._process.Start();
        run._process.StandardInput.Close();
        run._process.BeginOutputReadLine();
        run._process.BeginErrorReadLine();
        return run;
    }

    public static async Task<NebulaRun> CompleteAsync(string[] arguments, IReadOnlyDictionary<string, string?>? environment = null, string? script = null)
    {
        var run = Start(arguments, environment, script);
        await run.WaitForExitAsync();
        return run;
    }

    public async Task WaitForExitAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
    }

    public Task WaitForLineAsync(string text) => Eventually.TrueAsync(
        () => Output.Contains(text, StringComparison.Ordinal) || (_process.HasExited ? throw new InvalidOperationException($"It ended: {Output}") : false), Patience);

    public void Interrupt() => Signals.Send(ProcessId, PosixSignalNumber.Interrupt);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Signals.Send(ProcessId, PosixSignalNumber.Terminate);
            _process.WaitForExit(TimeSpan.FromMinutes(1));
        }

        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is not null)
        {
            lock (_output)
            {
                _output.AppendLine(line.Data);
            }
        }
    }
}
