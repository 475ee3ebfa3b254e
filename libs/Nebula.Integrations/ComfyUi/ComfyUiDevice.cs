namespace Nebula.Integrations.ComfyUi;

/// <summary>A device that ComfyUI computes on.</summary>
public sealed record ComfyUiDevice
{
    /// <summary>As PyTorch names it: <c>cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync</c>.</summary>
    public string? Name { get; init; }

    /// <summary><c>cuda</c>, <c>cpu</c>, <c>mps</c> …</summary>
    public string? Type { get; init; }

    /// <summary>Bytes.</summary>
    public long VramTotal { get; init; }

    /// <summary>Bytes.</summary>
    public long VramFree { get; init; }
}
