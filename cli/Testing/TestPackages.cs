namespace Nebula.Cli.Testing;

/// <summary>What the tests need beyond the .NET SDK and Node: Debian packages, by the program each brings.</summary>
internal static class TestPackages
{
    /// <summary>Where the browser of the Playwright tests is looked for; <c>CHROMIUM</c> names another.</summary>
    public static string Chromium => Environment.GetEnvironmentVariable("CHROMIUM") ?? "/usr/bin/chromium";

    private static readonly (string Program, string Package)[] Needed =
    [
        (Chromium, "chromium"),
        ("/usr/bin/ping", "iputils-ping"),
        ("/usr/bin/caddy", "caddy"),
    ];

    private static readonly (string Program, string Package)[] NeededBySoak = [("/usr/sbin/dockerd", "docker.io")];

    public static IReadOnlyList<string> Missing(bool soak) =>
        [.. Needed.Concat(soak ? NeededBySoak : []).Where(need => !File.Exists(need.Program)).Select(need => need.Package)];

    /// <summary>Only as root on Debian or a derivative; elsewhere the person decides what is installed.</summary>
    public static bool CanInstall =>
        OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess && File.Exists("/etc/debian_version");
}
