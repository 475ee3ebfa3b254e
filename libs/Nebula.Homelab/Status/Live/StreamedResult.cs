namespace Nebula.Homelab.Status.Live;

/// <summary>The data of a <c>result</c> event: what is shown for a service after a check or a change of state.</summary>
public sealed record StreamedResult
{
    /// <summary>Unique; the same event sent twice has the same one.</summary>
    public required string Id { get; init; }

    public required string Service { get; init; }

    public required ServiceState State { get; init; }

    public required string Reason { get; init; }

    public Evidence? Evidence { get; init; }

    public required DateTimeOffset Since { get; init; }

    public required DateTimeOffset At { get; init; }

    public int? ResponseTimeMs { get; init; }
}
