namespace Nebula.Platform.Notifications.Channels;

/// <summary>What something pasted is: a channel that can be saved as it is, or filled in first.</summary>
/// <param name="Channel">With the secrets that stood in the text: it goes back to who pasted it and nowhere else.</param>
/// <param name="Missing">The fields that are still to be filled in.</param>
/// <param name="Note">For people.</param>
public sealed record Recognised(ChannelInput Channel, IReadOnlyList<string> Missing, string Note);
