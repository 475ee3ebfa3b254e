namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>A post-mortem as somebody writes it.</summary>
public sealed record PostMortemInput
{
    /// <summary>1 to 10,000 characters.</summary>
    public string? Text { get; init; }

    public bool Published { get; init; }

    /// <summary>The version that it replaces; 0 when there was none.</summary>
    public int Version { get; init; }
}
