using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Nebula.Homelab.Status.History;

/// <summary>
/// The id of a result follows from its monitor and moment, so that nobody has to store one: a version 8 UUID (RFC 9562, 5.8)
/// with the milliseconds in front, as in version 7.
/// </summary>
public static class CheckResultId
{
    public static Guid Of(Guid monitorId, DateTimeOffset at)
    {
        Span<byte> input = stackalloc byte[24];
        monitorId.TryWriteBytes(input, bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(input[16..], at.UtcTicks);
        Span<byte> id = stackalloc byte[32];
        SHA256.HashData(input, id);
        Span<byte> milliseconds = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(milliseconds, at.ToUnixTimeMilliseconds());
        milliseconds[2..].CopyTo(id);
        id[6] = (byte)((id[6] & 0x0F) | 0x80);
        id[8] = (byte)((id[8] & 0x3F) | 0x80);
        return new Guid(id[..16], bigEndian: true);
    }
}
