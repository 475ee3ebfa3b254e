namespace Nebula.Cli.Building;

/// <summary>What this repository needs built, and how.</summary>
internal sealed class BuildTargets(string repository)
{
    public string FunctionsFolder => At("artifacts/bin/Nebula.Functions/release");

    public string SiteFolder => At("static-web/dist");

    public string EmbeddedModules => At("deploy/embedded/node_modules");

    /// <summary>The site's folder came later than the launcher; a clone without it is served without it.</summary>
    public bool HasSite => File.Exists(At("static-web/package.json"));

    public BuildTarget Functions => new(
        "functions",
        Path.Combine(FunctionsFolder, "Nebula.Functions.dll"),
        At("functions", "libs", "host.json", "global.json", "Directory.Build.props", "Directory.Packages.props", "BannedSymbols.txt", ".editorconfig", "CHANGELOG.md"),
        repository,
        [["dotnet", "build", At("functions/Nebula.Functions.csproj"), "-c", "Release", "-v", "quiet", "-nologo"]]);

    public BuildTarget Site => new(
        "site",
        Path.Combine(SiteFolder, "index.html"),
        [.. Directory.EnumerateFiles(At("static-web")), At("static-web/src"), At("static-web/public")],
        At("static-web"),
        [NpmInstall, [Npm, "run", "build"]]);

    public BuildTarget Embedded => new(
        "PostgreSQL binaries", Path.Combine(EmbeddedModules, ".package-lock.json"), [At("deploy/embedded/package-lock.json")], At("deploy/embedded"), [NpmInstall]);

    private static string Npm => OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    private static IReadOnlyList<string> NpmInstall => [Npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"];

    private string At(string path) => Path.Combine(repository, path);

    private string[] At(params string[] paths) => [.. paths.Select(At)];
}
