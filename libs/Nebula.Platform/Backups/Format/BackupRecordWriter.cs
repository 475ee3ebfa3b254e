using System.Buffers.Binary;
using System.Text.Json;
using Nebula.Platform.Json;

namespace Nebula.Platform.Backups.Format;

/// <summary>Writes records: a byte for the kind, four for the length, the content.</summary>
internal sealed class BackupRecordWriter(SealedChunkWriter chunks)
{
    public Task WriteAsync<T>(BackupRecordKind kind, T content, CancellationToken cancellationToken) =>
        WriteBytesAsync(kind, JsonSerializer.SerializeToUtf8Bytes(content, NebulaJson.Options), cancellationToken);

    public async Task WriteBytesAsync(BackupRecordKind kind, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        var head = new byte[BackupRecordReader.HeadBytes];
        head[0] = (byte)kind;
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(1), content.Length);
        await chunks.WriteAsync(head, cancellationToken);
        await chunks.WriteAsync(content, cancellationToken);
    }
}
