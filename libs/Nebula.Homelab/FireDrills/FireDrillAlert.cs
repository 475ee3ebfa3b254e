namespace Nebula.Homelab.FireDrills;

/// <summary>An alert that arrived.</summary>
/// <param name="ChannelId">Over which channel.</param>
/// <param name="ChannelName">Its name at that time.</param>
/// <param name="Seconds">From the moment at which the target was stopped until the other side had taken the message.</param>
/// <param name="RemoteId">The message's id on the other side: Discord's, ntfy's, a mail's Message-ID.</param>
/// <param name="Edited">Whether the same message was changed when it was over; null before that.</param>
public sealed record FireDrillAlert(Guid ChannelId, string ChannelName, double Seconds, string? RemoteId, bool? Edited);
