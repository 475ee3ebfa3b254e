namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>A note as somebody writes it.</summary>
public sealed record StoryNoteInput
{
    /// <summary>1 to 2,000 characters.</summary>
    public string? Text { get; init; }

    /// <summary>Visitors who see the incident read it too.</summary>
    public bool Public { get; init; }
}
