using Nebula.Homelab.Status.Incidents;

namespace Nebula.Homelab.Status.Live;

/// <summary>What strangers are told instead of reasons, which may hold addresses and names of what is private.</summary>
internal static class PublicWords
{
    public static string Of(ServiceState state) => state switch
    {
        ServiceState.Up => "Answers as expected.",
        ServiceState.Degraded => "Answers, but not as well as it should.",
        ServiceState.Down => "Does not answer as expected.",
        ServiceState.Unknown => "Not known at the moment.",
        ServiceState.Asleep => "Asleep, as expected.",
        ServiceState.Paused => "Not checked at the moment.",
        ServiceState.NotConfigured => "Not set up.",
        ServiceState.Maintenance => "Under maintenance, as planned.",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "Unknown state."),
    };

    public static string Of(IncidentEntryKind kind) => kind switch
    {
        IncidentEntryKind.Opened => "The outage was noticed.",
        IncidentEntryKind.Updated => "There was news.",
        IncidentEntryKind.Resolved => "The outage is over.",
        IncidentEntryKind.MaintenanceBegan => "Maintenance has begun.",
        IncidentEntryKind.MaintenanceEnded => "Maintenance is over.",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown kind."),
    };
}
