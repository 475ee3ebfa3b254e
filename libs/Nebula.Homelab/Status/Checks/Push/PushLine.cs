namespace Nebula.Homelab.Status.Checks.Push;

/// <summary>What the database knows of a monitor's heartbeats; ages are by its clock, so that those of the machines do not matter.</summary>
internal sealed record PushLine
{
    /// <summary>The interval in which a heartbeat is expected.</summary>
    public required int IntervalSeconds { get; init; }

    /// <summary>It has an address that heartbeats can be sent to.</summary>
    public required bool HasAddress { get; init; }

    /// <summary>Null while none has come.</summary>
    public DateTimeOffset? LastAt { get; init; }

    public bool? LastUp { get; init; }

    public string? LastMessage { get; init; }

    /// <summary>Since the last one, or since the monitor and its address are there.</summary>
    public required double SilentSeconds { get; init; }

    /// <summary>For how long it has been waited for as it is now, by somebody of this installation without a break.</summary>
    public required double ListeningSeconds { get; init; }

    /// <summary>It counted as down already.</summary>
    public required bool WasDown { get; init; }
}
