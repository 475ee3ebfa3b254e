using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Dashboards;

/// <summary>A layout in both of its forms, or what is wrong with it and where.</summary>
public sealed record DashboardTranslation
{
    public DashboardLayout? Layout { get; init; }

    public string? Yaml { get; init; }

    public required IReadOnlyList<MapError> Errors { get; init; }
}
