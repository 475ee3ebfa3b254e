using System.Buffers;
using System.Text.Json;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>
/// Writes a <see cref="StatusView"/> as JSON. Of many services a few change between two pages: the others are taken as they were
/// written before, which a test holds to be what the serializer writes.
/// </summary>
internal sealed class StatusPageWriter(StatusMemory memory, StatusAudience audience, DateTimeOffset now, TimeZoneInfo zone)
{
    // Uptimes and the seconds of today move with the clock; nobody sees a minute of 24 hours.
    private static readonly TimeSpan LongestGood = TimeSpan.FromMinutes(1);

    private static readonly JsonWriterOptions Plain = new() { Encoder = NebulaJson.Options.Encoder, SkipValidation = true };

    private readonly StatusViewBuilder _builder = new(memory, audience, now, zone);
    private readonly ArrayBufferWriter<byte> _service = new();

    /// <param name="stale">Why nothing newer is known; null when this is current.</param>
    public StatusPage Write(StaleReason? stale)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer, Plain);
        var view = _builder.BuildFrame(stale);
        writer.WriteStartObject();
        Write(writer, "generatedAt", view.GeneratedAt);
        Write(writer, "stale", view.Stale);
        Write(writer, "staleReason", view.StaleReason);
        Write(writer, "lastEventId", view.LastEventId);
        Write(writer, "overall", view.Overall);
        Write(writer, "nodes", view.Nodes);
        Write(writer, "networks", view.Networks);
        writer.WriteStartArray("services");
        writer.Flush();
        var head = buffer.WrittenCount;
        writer.WriteEndArray();
        Write(writer, "maintenance", view.Maintenance);
        Write(writer, "incidents", view.Incidents);
        writer.WriteEndObject();
        writer.Flush();
        return new StatusPage([buffer.WrittenMemory[..head], .. Services(), buffer.WrittenMemory[head..]]);
    }

    private static void Write<T>(Utf8JsonWriter writer, string name, T value)
    {
        writer.WritePropertyName(name);
        JsonSerializer.Serialize(writer, value, NebulaJson.Options);
    }

    // Each is kept with the comma before it, which the first does without.
    private IEnumerable<ReadOnlyMemory<byte>> Services() =>
        _builder.Visible().Select((line, index) => (ReadOnlyMemory<byte>)JsonOf(line).AsMemory(index == 0 ? 1 : 0));

    private byte[] JsonOf(ServiceLine line)
    {
        if (line.Written.GetValueOrDefault(audience) is { } written && now < written.GoodUntil)
        {
            return written.Json;
        }

        var service = _builder.BuildService(line);
        var longest = now + LongestGood;
        var json = Serialize(service);
        line.Written[audience] = new WrittenService(json, service.NextCheckAt < longest ? service.NextCheckAt.Value : longest);
        return json;
    }

    private byte[] Serialize(ServiceStatus service)
    {
        _service.ResetWrittenCount();
        _service.Write(","u8);
        using var writer = new Utf8JsonWriter(_service, Plain);
        JsonSerializer.Serialize(writer, service, NebulaJson.Options);
        writer.Flush();
        return _service.WrittenSpan.ToArray();
    }
}
