namespace Nebula.Platform.Events.Handling;

/// <summary>A handler could not do what an event asks of it.</summary>
internal sealed record HandlerFailure
{
    public required string Handler { get; init; }

    public required long Position { get; init; }

    public required int Attempts { get; init; }

    public required string Error { get; init; }

    public required DateTimeOffset FailedAt { get; init; }

    /// <summary>Null when it was given up.</summary>
    public DateTimeOffset? NextAt { get; init; }

    public DateTimeOffset? DeadAt { get; init; }
}
