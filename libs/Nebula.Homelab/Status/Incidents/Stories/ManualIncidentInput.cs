namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>An incident as somebody opens it.</summary>
public sealed record ManualIncidentInput
{
    /// <summary>1 to 120 characters.</summary>
    public string? Title { get; init; }

    public required IncidentSeverity Severity { get; init; }

    /// <summary>1 to 2,000 characters: its first update.</summary>
    public string? Text { get; init; }

    /// <summary>The ids of the services concerned; may be none.</summary>
    public IReadOnlyList<string>? Services { get; init; }

    /// <summary>Visitors see it with its updates; of its services only the public ones.</summary>
    public bool Public { get; init; }
}
