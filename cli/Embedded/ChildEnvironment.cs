using System.Diagnostics;

namespace Nebula.Cli.Embedded;

/// <summary>Keeps our settings, and the secrets among them, from programs that have no use for them.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] Ours = ["NEBULA_", "FunctionsRuntime__"];

    public static void RemoveOurs(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(IsOurs).ToList())
        {
            start.Environment.Remove(name);
        }
    }

    private static bool IsOurs(string name) => Array.Exists(Ours, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
