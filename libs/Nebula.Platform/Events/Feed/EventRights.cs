using Nebula.Platform.Identity;

namespace Nebula.Platform.Events.Feed;

/// <summary>Who may see which events.</summary>
public static class EventRights
{
    private static readonly IReadOnlyList<EventCategory> All = Enum.GetValues<EventCategory>();

    private static readonly IReadOnlyList<EventCategory> WithoutSecurity = [.. All.Where(category => category != EventCategory.Security)];

    /// <summary>The categories that a caller may see; none without <see cref="Permissions.EventsRead"/>.</summary>
    public static IReadOnlyList<EventCategory> Of(Principal principal) => principal switch
    {
        _ when !principal.Has(Permissions.EventsRead) => [],
        _ when principal.Has(Permissions.AuditRead) => All,
        _ => WithoutSecurity,
    };
}
