using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Nebula.Platform.Audit.Chain;

/// <summary>
/// The hash of a row: SHA-256 over the hash before it (32 bytes; zeros before the first) and the row in encoding 1, which depends on
/// nothing but this file and docs/security.md: the byte 1, then each column in the order below as a byte 0 for null, or a byte 1, the
/// length in four bytes and the value. Numbers are big-endian, the id is in the order of its text, a time is microseconds since 1970 UTC,
/// texts are UTF-8, JSON is as <see cref="CanonicalJson"/> writes it.
/// </summary>
internal static class AuditHash
{
    public const short Version = 1;

    public static byte[] Start { get; } = new byte[SHA256.HashSizeInBytes];

    public static byte[] Of(ReadOnlySpan<byte> previous, AuditRecord row)
    {
        var bytes = new ArrayBufferWriter<byte>(1024);
        bytes.Write(previous);
        bytes.Write((ReadOnlySpan<byte>)[(byte)Version]);
        Add(bytes, row.Seq);
        Add(bytes, row.Id.ToByteArray(bigEndian: true));
        Add(bytes, (row.OccurredAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond);
        Add(bytes, row.ActorKind);
        Add(bytes, row.ActorId);
        Add(bytes, row.ActorName);
        Add(bytes, row.Address);
        Add(bytes, row.TraceId);
        Add(bytes, row.Action);
        Add(bytes, row.Outcome);
        Add(bytes, row.Target);
        Add(bytes, row.TargetName);
        Add(bytes, row.Detail);
        Add(bytes, row.Before is null ? null : CanonicalJson.Of(row.Before));
        Add(bytes, row.After is null ? null : CanonicalJson.Of(row.After));
        Add(bytes, row.Times);
        return SHA256.HashData(bytes.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, string? text)
    {
        if (text is null)
        {
            bytes.Write((ReadOnlySpan<byte>)[0]);
            return;
        }

        Add(bytes, Encoding.UTF8.GetBytes(text));
    }

    private static void Add(ArrayBufferWriter<byte> bytes, long number)
    {
        Span<byte> value = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(value, number);
        Add(bytes, value);
    }

    private static void Add(ArrayBufferWriter<byte> bytes, ReadOnlySpan<byte> value)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, value.Length);
        bytes.Write((ReadOnlySpan<byte>)[1]);
        bytes.Write(length);
        bytes.Write(value);
    }
}
