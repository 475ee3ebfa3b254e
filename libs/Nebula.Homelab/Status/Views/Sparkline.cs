namespace Nebula.Homelab.Status.Views;

/// <summary>The last results of a service, oldest first, as columns of the same length: a page has tens of thousands of them.</summary>
public sealed record Sparkline
{
    public static Sparkline Empty { get; } = new() { At = [], Ms = [], States = "" };

    /// <summary>When they were planned, in milliseconds since 1970.</summary>
    public required IReadOnlyList<long> At { get; init; }

    /// <summary>How long the answers took; null when nothing answered.</summary>
    public required IReadOnlyList<int?> Ms { get; init; }

    /// <summary>One digit each: 0 up, 1 degraded, 2 down, 3 unknown.</summary>
    public required string States { get; init; }
}
