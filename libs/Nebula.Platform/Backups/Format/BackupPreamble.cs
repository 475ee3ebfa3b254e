using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Nebula.Platform.Json;

namespace Nebula.Platform.Backups.Format;

/// <summary>Magic, version of the format, and the header with its length before it.</summary>
/// <param name="Header">What stands there.</param>
/// <param name="Digest">SHA-256 of every byte of it: authenticated with each chunk, so that no header goes with another's chunks.</param>
internal sealed record BackupPreamble(BackupHeader Header, byte[] Digest)
{
    public const int Version = 1;

    /// <summary>No backup is smaller; pipes and devices, which have no length, are refused by it before they are opened.</summary>
    public const int MinFileBytes = FixedBytes + SealedChunk.TagBytes;

    private const int FixedBytes = 14;
    private const int MaxHeaderBytes = 16 * 1024;

    private static ReadOnlySpan<byte> Magic => "NEBULABK"u8;

    public static async Task<BackupPreamble> WriteAsync(Stream file, BackupHeader header, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(header, NebulaJson.Options);
        var bytes = new byte[FixedBytes + json.Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan(Magic.Length), Version);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(Magic.Length + 2), json.Length);
        json.CopyTo(bytes, FixedBytes);
        await file.WriteAsync(bytes, cancellationToken);
        return new BackupPreamble(header, SHA256.HashData(bytes));
    }

    /// <exception cref="BackupRefusal">It is no backup, or of a newer format.</exception>
    public static async Task<BackupPreamble> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        var start = new byte[FixedBytes];
        if (await file.ReadAtLeastAsync(start, FixedBytes, throwOnEndOfStream: false, cancellationToken) < FixedBytes || !start.AsSpan().StartsWith(Magic))
        {
            throw BackupRefusal.Broken("it does not begin like one.");
        }

        if (BinaryPrimitives.ReadUInt16BigEndian(start.AsSpan(Magic.Length)) is var version && version != Version)
        {
            throw BackupRefusal.Broken($"its format is {version}, this build reads format {Version}.");
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(start.AsSpan(Magic.Length + 2));
        if (length is <= 0 or > MaxHeaderBytes)
        {
            throw BackupRefusal.Broken("its header has an impossible length.");
        }

        var json = new byte[length];
        if (await file.ReadAtLeastAsync(json, length, throwOnEndOfStream: false, cancellationToken) < length)
        {
            throw BackupRefusal.Broken("it ends within its header.");
        }

        try
        {
            var header = JsonSerializer.Deserialize<BackupHeader>(json, NebulaJson.Options) ?? throw new JsonException();
            return new BackupPreamble(header, SHA256.HashData([.. start, .. json]));
        }
        catch (JsonException)
        {
            throw BackupRefusal.Broken("its header cannot be read.");
        }
    }
}
