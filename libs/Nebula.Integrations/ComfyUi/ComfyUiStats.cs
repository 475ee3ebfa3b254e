namespace Nebula.Integrations.ComfyUi;

/// <summary>What a ComfyUI says of itself.</summary>
public sealed record ComfyUiStats
{
    /// <summary>Null before version 0.3, which did not tell.</summary>
    public string? Version { get; init; }

    /// <summary>What it computes on; a machine without GPU shows one device of type <c>cpu</c>.</summary>
    public required IReadOnlyList<ComfyUiDevice> Devices { get; init; }
}
