using System.ComponentModel;
using System.Diagnostics;

namespace Nebula.Cli.Testing;

/// <summary>Runs one tool to its end, its output in a log file.</summary>
internal static class ToolRun
{
    // What a shell answers too when there is no such program.
    private const int NotFound = 127;

    /// <returns>The exit code; 127 when the program is not there.</returns>
    public static async Task<int> RunAsync(
        string program,
        IReadOnlyList<string> arguments,
        string workingDirectory,
        string logFile,
        IReadOnlyDictionary<string, string?> environment,
        CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo
        {
            FileName = program,
            WorkingDirectory = workingDirectory,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        await using var log = new StreamWriter(logFile, append: true) { AutoFlush = true };
        using var gate = new SemaphoreSlim(1, 1);
        using var process = Start(start, log);
        if (process is null)
        {
            return NotFound;
        }

        process.StandardInput.Close();
        try
        {
            await Task.WhenAll(
                CopyAsync(process.StandardOutput, log, gate, cancellationToken),
                CopyAsync(process.StandardError, log, gate, cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }

    private static Process? Start(ProcessStartInfo start, StreamWriter log)
    {
        try
        {
            return Process.Start(start);
        }
        catch (Win32Exception error)
        {
            log.WriteLine($"{start.FileName} cannot be started: {error.Message}");
            return null;
        }
    }

    private static async Task CopyAsync(StreamReader from, StreamWriter to, SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        while (await from.ReadLineAsync(cancellationToken) is { } line)
        {
            await gate.WaitAsync(cancellationToken);
            try
            {
                await to.WriteLineAsync(line);
            }
            finally
            {
                gate.Release();
            }
        }
    }
}
