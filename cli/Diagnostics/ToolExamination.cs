using Nebula.Cli.Embedded;

namespace Nebula.Cli.Diagnostics;

/// <summary>The two tools that everything is built with, and git, which only some of it needs.</summary>
internal static class ToolExamination
{
    public static async Task<IEnumerable<Diagnosis>> RunAsync(DoctorContext context, CancellationToken cancellationToken) =>
    [
        await VersionAsync("dotnet", 10, "Install the .NET SDK 10: https://dot.net/download", cancellationToken),
        await VersionAsync("node", 20, "Install Node.js 20 or later: https://nodejs.org", cancellationToken),
    ];

    private static async Task<Diagnosis> VersionAsync(string program, int least, string fix, CancellationToken cancellationToken)
    {
        if (Neighbours.FindOnPath(program) is not { } path)
        {
            return Diagnosis.Fail(program, "not installed", fix);
        }

        var version = (await ProgramRun.RunAsync([path, "--version"], cancellationToken)).Output.Trim();
        return int.TryParse(version.TrimStart('v').Split('.')[0], out var major) && major >= least
            ? Diagnosis.Ok(program, version)
            : Diagnosis.Fail(program, $"version {version}, {least} is needed", fix);
    }
}
