using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Monitors;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Kinds;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>Incidents that people open, tell of, and end. No check changes them.</summary>
public sealed class ManualIncidents(StoryLedger ledger, StatusLive live)
{
    /// <summary>Each stands in the sentence over everything.</summary>
    public const int MaxOpen = 20;

    private const int MaxTitle = 120;
    private const int MaxServices = 50;
    private const int MaxKey = 80;

    private readonly IncidentStore _incidents = new();

    public async Task<Result<Incident>> OpenAsync(ManualIncidentInput input, Actor actor, CancellationToken cancellationToken)
    {
        if (!live.IsLoaded)
        {
            return StatusLive.NotLoaded;
        }

        var fields = new MonitorFields("");
        var title = fields.Text("title", input.Title, MaxTitle, required: true);
        var concerned = FindAll(fields.Texts("services", input.Services, MaxServices, MaxKey), fields);
        var text = StoryText.Read(input.Text, StoryText.MaxNote);
        fields.Add(text.Error?.Fields ?? []);
        if (fields.Errors.Count > 0)
        {
            return Invalid(fields.Errors);
        }

        var opened = await ledger.WriteAsync(
            actor,
            async (connection, now) =>
            {
                if (await _incidents.CountOpenManualAsync(connection, cancellationToken) >= MaxOpen)
                {
                    return Error.Conflict("incident_limit", $"{MaxOpen} incidents opened by hand are open, which is the most there can be.");
                }

                var id = Guid.CreateVersion7(now);
                var incident = new IncidentRecord
                {
                    Id = id,
                    Root = $"manual:{id}",
                    MonitorIds = concerned,
                    Title = title!,
                    Severity = input.Severity,
                    StartedAt = now,
                    Reason = text.Value!,
                    Timeline = [],
                    Manual = true,
                    Public = input.Public,
                    Notes = [StoryNotes.Write(text.Value!, input.Public, actor, now) with { Step = IncidentStep.Investigating }],
                };
                return new StoryChange(incident, StoryChange.Act(actor, AuditActions.IncidentOpened, incident, null, live.Show(incident)), !incident.Public)
                {
                    News = new IncidentOpened(
                        id, incident.Root, incident.Title, StoryText.InOneLine(incident.Reason), now, incident.Severity == IncidentSeverity.Degraded),
                };
            },
            cancellationToken);
        return opened.IsSuccess ? live.Show(opened.Value) : opened.Error;
    }

    public async Task<Result<Incident>> UpdateAsync(Guid id, IncidentUpdateInput input, Actor actor, CancellationToken cancellationToken)
    {
        var text = StoryText.Read(input.Text, StoryText.MaxNote);
        if (!text.IsSuccess)
        {
            return text.Error;
        }

        if (!live.IsLoaded)
        {
            return StatusLive.NotLoaded;
        }

        var updated = await ledger.ChangeAsync(id, actor, (incident, now) => Update(incident, input.Step, text.Value, actor, now), cancellationToken);
        return updated.IsSuccess ? live.Show(updated.Value) : updated.Error;
    }

    private static Result<StoryChange> Update(IncidentRecord incident, IncidentStep step, string text, Actor actor, DateTimeOffset now)
    {
        if (!incident.Manual)
        {
            return Error.Conflict("incident_automatic", "Its checks say how it goes on, and when it is over. Write a note instead.");
        }

        if (incident.ResolvedAt is not null)
        {
            return Error.Conflict("incident_over", "The incident is over. Write a note, or open another one.");
        }

        var isOver = step == IncidentStep.Resolved;
        if (!isOver && incident.Notes.Count >= StoryNotes.MaxNotes)
        {
            return StoryNotes.Full;
        }

        var end = now > incident.StartedAt ? now : incident.StartedAt;
        var note = StoryNotes.Write(text, incident.Public, actor, now) with { Step = step };
        var after = incident with { Notes = [.. incident.Notes, note], ResolvedAt = isOver ? end : null };
        var line = StoryText.InOneLine(text);
        return new StoryChange(after, StoryChange.Act(actor, AuditActions.IncidentUpdated, incident, null, note), !incident.Public)
        {
            News = isOver
                ? new IncidentResolved(incident.Id, incident.Root, incident.Title, line, incident.StartedAt, end)
                : new IncidentChanged(incident.Id, incident.Root, incident.Title, $"{step}: {line}"),
        };
    }

    private IReadOnlyList<Guid> FindAll(IReadOnlyList<string> keys, MonitorFields fields)
    {
        List<Guid> found = [];
        foreach (var (index, key) in keys.Index())
        {
            if (live.FindService(StatusAudience.Full, key) is { } line)
            {
                found.Add(line.Monitor.Id);
            }
            else
            {
                fields.Fail($"services[{index}]", "There is no such service.");
            }
        }

        return found;
    }

    private static Error Invalid(IReadOnlyList<FieldError> errors) =>
        Error.Invalid("incident_invalid", $"The incident is not valid. {errors[0].Field}: {errors[0].Message}", errors);
}
