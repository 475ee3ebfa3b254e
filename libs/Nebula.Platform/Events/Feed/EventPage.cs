namespace Nebula.Platform.Events.Feed;

/// <summary>One page of events, newest first unless <c>after</c> was asked.</summary>
/// <param name="Items">The events.</param>
/// <param name="Next">The <c>before</c>, or <c>after</c>, of the following page; null at the end.</param>
/// <param name="End">The position of the newest event of all: a stream that begins behind it misses nothing.</param>
public sealed record EventPage(IReadOnlyList<FeedEvent> Items, long? Next, long End);
