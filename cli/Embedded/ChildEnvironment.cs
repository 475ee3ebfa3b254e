using System.Diagnostics;

namespace Nebula.Cli.Embedded;

/// <summary>Keeps our settings, and the secrets among them, from programs that have no use for them.</summary>
internal static class ChildEnvironment
{
    private const string Ours = "NEBULA_";

    public static void RemoveOurs(ProcessStartInfo start)
    {
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith(Ours, StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }
    }
}
