using System.ComponentModel;
using System.Diagnostics;

namespace Nebula.Cli.Embedded;

/// <summary>Runs a program to its end and keeps what it said.</summary>
internal sealed record ProgramRun(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;

    /// <summary>The line that says what went wrong: the last one that names an error, else the last one.</summary>
    public string Complaint
    {
        get
        {
            var lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            return lines.LastOrDefault(line => line.Contains("error", StringComparison.OrdinalIgnoreCase)
                    || line.Contains("FATAL", StringComparison.Ordinal)
                    || line.Contains("could not", StringComparison.Ordinal))
                ?? lines.LastOrDefault()
                ?? $"exit code {ExitCode}";
        }
    }

    public static async Task<ProgramRun> RunAsync(IReadOnlyList<string> argv, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo
        {
            FileName = argv[0],
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            WorkingDirectory = Path.GetPathRoot(Path.GetFullPath(argv[0])) ?? "/",
        };
        foreach (var argument in argv.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        ChildEnvironment.RemoveOurs(start);
        start.Environment["LC_ALL"] = "C";
        using var process = Start(start);
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.WaitForExitAsync(cancellationToken);
            return new ProgramRun(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException) when (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new EmbeddedStackException($"{start.FileName} did not start.");
        }
        catch (Win32Exception exception)
        {
            throw new EmbeddedStackException($"{start.FileName} cannot be run: {exception.Message}.", exception);
        }
    }
}
