using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;

namespace Nebula.Homelab.Tests.Status.Live;

/// <summary>Incidents with something that people wrote.</summary>
internal static class StoryRows
{
    public const string Author = "ada-who-wrote-it";

    public static IncidentRecord Incident(params Guid[] monitors) => new()
    {
        Id = Guid.CreateVersion7(MonitorRows.Start),
        Root = "service:shown",
        MonitorIds = monitors,
        Title = "shown is down",
        Severity = IncidentSeverity.Down,
        StartedAt = MonitorRows.Start,
        Reason = "Because.",
        Timeline = [new IncidentNote(MonitorRows.Start, IncidentEntryKind.Opened, "Because.")],
    };

    public static IncidentRecord Reported(string title, bool isPublic, params Guid[] monitors) => Incident(monitors) with
    {
        Id = Guid.CreateVersion7(MonitorRows.Start),
        Root = $"manual:{title}",
        Title = title,
        Severity = IncidentSeverity.Degraded,
        Timeline = [],
        Manual = true,
        Public = isPublic,
        Notes = [Note("It began.", isPublic) with { Step = IncidentStep.Investigating }],
    };

    public static StoryNote Note(string text, bool isPublic) => new()
    {
        Id = Guid.CreateVersion7(MonitorRows.Start),
        At = MonitorRows.Start,
        Text = text,
        Public = isPublic,
        Author = Author,
        AuthorId = Author,
    };
}
