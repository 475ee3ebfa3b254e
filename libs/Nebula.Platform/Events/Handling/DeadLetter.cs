using Nebula.Platform.Events.Feed;

namespace Nebula.Platform.Events.Handling;

/// <summary>An event that a handler was told of often enough, and could not do.</summary>
/// <param name="Handler">The handler's name.</param>
/// <param name="Attempts">How often it tried.</param>
/// <param name="Error">What it said the last time.</param>
/// <param name="DeadAt">When it was given up.</param>
/// <param name="Event">The event.</param>
public sealed record DeadLetter(string Handler, int Attempts, string Error, DateTimeOffset DeadAt, FeedEvent Event);
