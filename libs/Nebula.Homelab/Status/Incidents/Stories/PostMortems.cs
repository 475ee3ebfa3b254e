using Nebula.Platform.Audit;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Incidents.Stories;

/// <summary>What is written of an incident when it is over: a draft, until it is published.</summary>
public sealed class PostMortems(StoryLedger ledger)
{
    public async Task<Result<PostMortem>> WriteAsync(Guid incident, PostMortemInput input, Actor actor, CancellationToken cancellationToken)
    {
        var text = StoryText.Read(input.Text, StoryText.MaxPostMortem);
        if (!text.IsSuccess)
        {
            return text.Error;
        }

        var changed = await ledger.ChangeAsync(
            incident,
            actor,
            (record, now) =>
            {
                if (record.ResolvedAt is null)
                {
                    return Error.Conflict("incident_open", "The incident goes on; what was learned is written when it is over.");
                }

                var before = record.PostMortem;
                if ((before?.Version ?? 0) != input.Version)
                {
                    return Error.Conflict("post_mortem_changed", $"It was changed meanwhile: it is version {before?.Version ?? 0}, not {input.Version}. Load it again.");
                }

                var after = new PostMortem
                {
                    Text = text.Value,
                    Published = input.Published,
                    Version = input.Version + 1,
                    At = now,
                    Author = actor.Name,
                };
                return new StoryChange(
                    record with { PostMortem = after },
                    StoryChange.Act(actor, AuditActions.IncidentPostMortemWritten, record, before, after),
                    IsInternal: before?.Published != true && !after.Published);
            },
            cancellationToken);
        return changed.IsSuccess ? changed.Value.PostMortem! : changed.Error;
    }
}
