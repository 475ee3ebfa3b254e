namespace Nebula.Platform.Notifications.Sending;

/// <summary>What became of one attempt.</summary>
/// <param name="Result">How it was taken.</param>
/// <param name="Answer">What the other side said, or why it could not be asked, for people.</param>
internal sealed record SendOutcome(SendResult Result, string Answer)
{
    /// <summary>The message's id over there.</summary>
    public string? RemoteId { get; init; }

    /// <summary>It was handed over and nobody said what became of it: the other side may have it.</summary>
    public bool MayHaveArrived { get; init; }

    /// <summary>How long nothing more may be sent; after <see cref="SendResult.Sent"/> too.</summary>
    public TimeSpan? Wait { get; init; }
}
