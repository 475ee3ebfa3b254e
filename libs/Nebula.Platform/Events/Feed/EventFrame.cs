using System.Globalization;
using System.Text;
using System.Text.Json;
using Nebula.Platform.Json;

namespace Nebula.Platform.Events.Feed;

/// <summary>An event as it goes over the wire, written once for everybody.</summary>
/// <param name="Head">The event without its data, for filters.</param>
/// <param name="Bytes">The whole event, as all readers are sent it.</param>
internal sealed record EventFrame(FeedEvent Head, byte[] Bytes)
{
    public long Position => Head.Position;

    public static EventFrame Of(FeedEvent happened)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(happened, NebulaJson.Options);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {happened.Position}\nevent: event\ndata: "));
        return new EventFrame(happened with { Data = default }, [.. head, .. json, .. "\n\n"u8]);
    }

    /// <summary>No event, but a place to come back to for who has got none yet.</summary>
    public static byte[] Place(long position) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {position}\n\n"));
}
