using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Events.Handling;

/// <summary>An event that a handler is to be told again.</summary>
internal sealed record DueRetry(FeedEvent Happened, int Attempts);
