namespace Nebula.Platform.Dashboards;

/// <summary>How large a tile is.</summary>
public sealed record DashboardSize
{
    /// <summary>Columns: of 12 on a large screen, of 2 on a phone.</summary>
    public required int Width { get; init; }

    /// <summary>Rows of the height of one line of a tile.</summary>
    public required int Height { get; init; }
}
