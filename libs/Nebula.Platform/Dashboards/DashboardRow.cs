namespace Nebula.Platform.Dashboards;

/// <summary>Whose layout, as it stands in the database.</summary>
internal sealed record DashboardRow
{
    public required string Scope { get; init; }

    /// <summary>The layout as YAML; null after it was reset. The row stays, so that versions only grow.</summary>
    public string? Document { get; init; }

    public required int Version { get; init; }
}
