using Nebula.Platform.Audit;

namespace Nebula.Homelab.Status.PublicPages;

/// <summary>A page before and after a change; null where it was not there.</summary>
internal sealed record PublicPageChange(PublicPage? Before, PublicPage? After)
{
    public PublicPage Page => After ?? Before!;

    public AuditEntry ToEntry(Actor actor, string action) => new(actor, action, AuditOutcome.Done)
    {
        Target = $"page:{Page.Id}",
        TargetName = Page.Title,
        Before = Before,
        After = After,
    };
}
