using System.Reflection;

namespace Nebula.Platform.Backups;

/// <summary>The build that reads and writes backups.</summary>
internal static class BackupBuild
{
    public static string Version { get; } =
        typeof(BackupBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";
}
