namespace Nebula.Homelab.Status.Live;

/// <summary>One event of the stream as it goes over the wire, for each audience; null where an audience may not see it.</summary>
internal sealed record StatusFrame(FeedEventId Id, byte[] Full, byte[]? Public)
{
    public byte[]? For(StatusAudience audience) => audience == StatusAudience.Full ? Full : Public;
}
