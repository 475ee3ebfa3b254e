using System.Globalization;
using System.Text;
using System.Text.Json;
using Nebula.Platform.Json;

namespace Nebula.Platform.Events.Feed;

/// <summary>An event as it goes over the wire, written once for everybody.</summary>
internal sealed record EventFrame(long Position, EventCategory Category, byte[] Bytes)
{
    public static EventFrame Of(FeedEvent happened)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(happened, NebulaJson.Options);
        var head = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {happened.Position}\nevent: event\ndata: "));
        return new EventFrame(happened.Position, happened.Category, [.. head, .. json, .. "\n\n"u8]);
    }

    /// <summary>No event, but a place to come back to for who has got none yet.</summary>
    public static byte[] Place(long position) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"id: {position}\n\n"));
}
