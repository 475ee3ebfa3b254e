using System.Buffers.Binary;
using System.Text.Json;
using Nebula.Platform.Json;

namespace Nebula.Platform.Backups.Format;

/// <summary>Reads one record after the other; what it hands out is good until the next.</summary>
internal sealed class BackupRecordReader(SealedChunkReader chunks)
{
    public const int HeadBytes = 5;

    // The manifest of a thousand tables is far smaller; a length beyond it is no length.
    private const int MaxBytes = 16 * 1024 * 1024;

    private byte[] _buffer = new byte[SealedChunk.Bytes];

    public ReadOnlyMemory<byte> Content { get; private set; }

    /// <summary>The next record's kind; null behind the last.</summary>
    public async Task<BackupRecordKind?> NextAsync(CancellationToken cancellationToken)
    {
        var head = new byte[HeadBytes];
        var read = await chunks.ReadAsync(head, cancellationToken);
        if (read == 0)
        {
            return null;
        }

        var length = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1));
        if (read < HeadBytes || length is < 0 or > MaxBytes)
        {
            throw BackupRefusal.Broken("a record in it has no length.");
        }

        if (length > _buffer.Length)
        {
            _buffer = new byte[length];
        }

        if (await chunks.ReadAsync(_buffer.AsMemory(0, length), cancellationToken) < length)
        {
            throw BackupRefusal.Broken("it ends within a record.");
        }

        Content = _buffer.AsMemory(0, length);
        return (BackupRecordKind)head[0];
    }

    public T Read<T>()
    {
        try
        {
            return JsonSerializer.Deserialize<T>(Content.Span, NebulaJson.Options) ?? throw new JsonException();
        }
        catch (JsonException)
        {
            throw BackupRefusal.Broken($"a record in it cannot be read ({typeof(T).Name}).");
        }
    }
}
