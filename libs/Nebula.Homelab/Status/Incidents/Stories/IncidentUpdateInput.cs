namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>How an incident opened by hand goes on.</summary>
public sealed record IncidentUpdateInput
{
    public required IncidentStep Step { get; init; }

    /// <summary>1 to 2,000 characters.</summary>
    public string? Text { get; init; }
}
