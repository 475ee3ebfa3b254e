using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Dashboards;

/// <summary>The dashboard as somebody has it.</summary>
public sealed record DashboardView
{
    public required DashboardSource Source { get; init; }

    /// <summary>Null while the default holds, which is made from the services there are.</summary>
    public DashboardLayout? Layout { get; init; }

    /// <summary>The same as YAML.</summary>
    public string? Yaml { get; init; }

    /// <summary>Of one's own layout: the <c>If-Match</c> of the next change; 0 before the first.</summary>
    public required int Version { get; init; }

    /// <summary>Of the shared layout.</summary>
    public required int SharedVersion { get; init; }

    /// <summary>Whether there is a shared layout to go back to.</summary>
    public required bool HasShared { get; init; }

    /// <summary>The file that says it, when one does.</summary>
    public string? Path { get; init; }

    /// <summary>What is wrong with the file; the default holds then.</summary>
    public required IReadOnlyList<MapError> Errors { get; init; }
}
