namespace Nebula.Runtime.Http.Routing;

/// <summary>Routes that the host keeps for itself. The analyzers compile this file, too.</summary>
internal static class ReservedRoutes
{
    // The host compares with a plain StartsWith, so "administrators" is refused as well.
    private static readonly string[] Starts = ["admin", "runtime"];

    /// <summary>The reserved start of a route, or null.</summary>
    public static string? StartOf(string route) =>
        Starts.FirstOrDefault(start => route.Trim().Trim('/').StartsWith(start, StringComparison.OrdinalIgnoreCase));
}
