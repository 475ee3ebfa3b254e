using Nebula.Platform.Audit;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>The rules for notes: who wrote one may change it and take it away again.</summary>
public sealed class StoryNotes(StoryLedger ledger)
{
    public const int MaxNotes = 50;

    public async Task<Result<StoryNote>> AddAsync(Guid incident, StoryNoteInput input, Actor actor, CancellationToken cancellationToken)
    {
        var text = StoryText.Read(input.Text, StoryText.MaxNote);
        if (!text.IsSuccess)
        {
            return text.Error;
        }

        var changed = await ledger.ChangeAsync(
            incident,
            actor,
            (record, now) =>
            {
                if (record.Notes.Count >= MaxNotes)
                {
                    return Full;
                }

                var note = Write(text.Value, input.Public, actor, now);
                return new StoryChange(
                    record with { Notes = [.. record.Notes, note] },
                    StoryChange.Act(actor, AuditActions.IncidentNoteAdded, record, null, note),
                    IsInternal: !note.Public);
            },
            cancellationToken);
        return changed.IsSuccess ? changed.Value.Notes[^1] : changed.Error;
    }

    public async Task<Result<StoryNote>> EditAsync(Guid incident, Guid note, StoryNoteInput input, Actor actor, CancellationToken cancellationToken)
    {
        var text = StoryText.Read(input.Text, StoryText.MaxNote);
        if (!text.IsSuccess)
        {
            return text.Error;
        }

        var changed = await ledger.ChangeAsync(
            incident,
            actor,
            (record, now) =>
            {
                var found = FindOwn(record, note, actor);
                if (!found.IsSuccess)
                {
                    return found.Error;
                }

                // An update was told as it is; who may see it stays with its incident.
                var before = found.Value;
                var after = before with { Text = text.Value, Public = before.Step is null ? input.Public : before.Public, EditedAt = now };
                return new StoryChange(
                    record with { Notes = [.. record.Notes.Select(one => one.Id == note ? after : one)] },
                    StoryChange.Act(actor, AuditActions.IncidentNoteUpdated, record, before, after),
                    IsInternal: !before.Public && !after.Public);
            },
            cancellationToken);
        return changed.IsSuccess ? changed.Value.Notes.Single(one => one.Id == note) : changed.Error;
    }

    public async Task<Result> DeleteAsync(Guid incident, Guid note, Actor actor, CancellationToken cancellationToken)
    {
        var changed = await ledger.ChangeAsync(
            incident,
            actor,
            (record, _) =>
            {
                var found = FindOwn(record, note, actor);
                if (!found.IsSuccess)
                {
                    return found.Error;
                }

                if (found.Value.Step is not null)
                {
                    return Error.Conflict("note_is_update", "It is an update that was told; it can be changed, not deleted.");
                }

                return new StoryChange(
                    record with { Notes = [.. record.Notes.Where(one => one.Id != note)] },
                    StoryChange.Act(actor, AuditActions.IncidentNoteDeleted, record, found.Value, null),
                    IsInternal: !found.Value.Public);
            },
            cancellationToken);
        return changed.IsSuccess ? Result.Success : changed.Error;
    }

    internal static Error Full { get; } = Error.Conflict("incident_full", $"The incident has {MaxNotes} notes and updates, which is the most there can be.");

    internal static StoryNote Write(string text, bool isPublic, Actor actor, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        At = now,
        Text = text,
        Public = isPublic,
        AuthorId = actor.Id,
        Author = actor.Name,
    };

    private static Result<StoryNote> FindOwn(IncidentRecord incident, Guid note, Actor actor)
    {
        if (incident.Notes.FirstOrDefault(one => one.Id == note) is not { } found)
        {
            return Error.NotFound("note_not_found", "There is no such note; perhaps it was deleted.");
        }

        return found.AuthorId is { } author && author == actor.Id
            ? found
            : Error.Forbidden("note_of_another", "Only who wrote a note can change or delete it.");
    }
}
