using Nebula.Homelab.Status.Incidents;

namespace Nebula.Homelab.Status.Live;

/// <summary>What the sentence tells beyond the states.</summary>
internal sealed record SentenceFacts
{
    /// <summary>Days before the end from which a certificate is worth a word.</summary>
    public const int CertificateDays = 14;

    /// <summary>Open incidents that people opened.</summary>
    public IReadOnlyCollection<IncidentRecord> Reported { get; init; } = [];

    /// <summary>The names of the networks that cannot be seen from here.</summary>
    public IReadOnlyList<string> OutOfSight { get; init; } = [];

    /// <summary>When the only window in force ends; null when there is none, or more than one.</summary>
    public DateTimeOffset? MaintenanceUntil { get; init; }

    /// <summary>The service whose certificate ends first, if that is soon.</summary>
    public (string Name, int Days)? Certificate { get; init; }
}
