namespace Nebula.Platform.Dashboards;

/// <summary>A layout as somebody gives it: either the one or the other.</summary>
public sealed record DashboardInput
{
    public DashboardLayout? Layout { get; init; }

    public string? Yaml { get; init; }
}
