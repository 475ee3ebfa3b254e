using Nebula.Cli.Embedded;

namespace Nebula.Cli.Diagnostics;

/// <summary><c>.env</c> holds secrets: only its owner may read it, and git must not know it.</summary>
internal static class EnvironmentFileExamination
{
    private const string Name = ".env";
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    public static async Task<IEnumerable<Diagnosis>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var files = new[] { Path.Combine(context.Repository, Name), context.Data.EnvironmentFile }.Where(File.Exists).ToList();
        var findings = files.SelectMany(Mode).ToList();
        if (await IsTrackedAsync(context.Repository, cancellationToken))
        {
            findings.Add(Diagnosis.Fail(Name, "git tracks it: every clone has your secrets", "git rm --cached .env, then change every secret in it"));
        }

        return findings.Count > 0 ? findings : [Diagnosis.Ok(Name, files.Count == 0 ? "none; the environment and defaults are used" : "readable by its owner only, unknown to git")];
    }

    private static IEnumerable<Diagnosis> Mode(string file)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) is not UnixFileMode.None)
        {
            yield return Diagnosis.Fail(Name, $"others may read {file}", $"chmod 600 {file}");
        }
    }

    private static async Task<bool> IsTrackedAsync(string repository, CancellationToken cancellationToken) =>
        Neighbours.FindOnPath("git") is { } git
        && (await ProgramRun.RunAsync([git, "-C", repository, "ls-files", "--error-unmatch", "--", Name], cancellationToken)).Succeeded;
}
