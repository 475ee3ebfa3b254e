using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Identity;

namespace Nebula.Platform.Automations;

/// <summary>
/// What an automation may: no more than whoever saves it. It keeps that as its own, as a monitor goes on when its maker has left; whoever
/// changes it lends it theirs anew, and must have all that its actions need.
/// </summary>
internal static class AutomationRights
{
    /// <summary>The rights to keep, or which one is missing.</summary>
    public static Result<IReadOnlyList<string>> Lend(AutomationInput input, ActionCatalog catalog, Principal caller)
    {
        if (!caller.Has(Permissions.EventsRead))
        {
            return Missing(Permissions.EventsRead, "An automation hears of events");
        }

        if (input.Match.Categories.Contains(EventCategory.Security) && !caller.Has(Permissions.AuditRead))
        {
            return Missing(Permissions.AuditRead, "Events of security are for those who may read the audit log");
        }

        SortedSet<string> rights = new(StringComparer.Ordinal) { Permissions.EventsRead };
        if (caller.Has(Permissions.AuditRead))
        {
            rights.Add(Permissions.AuditRead);
        }

        foreach (var description in input.Actions.Select(action => catalog.Find(action.Kind)?.Description).OfType<ActionDescription>())
        {
            if (description.Needs.FirstOrDefault(needed => !caller.Has(needed)) is { } missing)
            {
                return Missing(missing, $"{description.Label} is done in your name");
            }

            rights.UnionWith(description.Needs);
        }

        return rights.ToArray();
    }

    private static Error Missing(string permission, string because) =>
        Error.Forbidden("automation_rights", $"{because}, so saving this needs the permission {permission}, which you do not have.");
}
