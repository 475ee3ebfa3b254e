using Nebula.Homelab.Status.History;

namespace Nebula.Homelab.Status.Metrics;

/// <summary>What the metrics tell of one service, as of one moment.</summary>
internal sealed record ServiceReading
{
    /// <summary>As they are written.</summary>
    public required string Labels { get; init; }

    public required ServiceState State { get; init; }

    public required int? ResponseTimeMs { get; init; }

    public required DateTimeOffset? LastCheckedAt { get; init; }

    public required int? CertificateDays { get; init; }

    public required UptimeWindows Uptime { get; init; }

    /// <summary>How many checks found what.</summary>
    public required IReadOnlyList<(ServiceState Found, long Count)> Checks { get; init; }

    /// <summary>Whether it is there; null while nothing is known or expected.</summary>
    public bool? IsUp => State switch
    {
        ServiceState.Up or ServiceState.Degraded => true,
        ServiceState.Down => false,
        _ => null,
    };
}
