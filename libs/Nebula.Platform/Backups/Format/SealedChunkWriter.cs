using System.Security.Cryptography;

namespace Nebula.Platform.Backups.Format;

/// <summary>Seals what is written, chunk by chunk. Without <see cref="CompleteAsync"/> there is no last chunk, and nobody takes it for whole.</summary>
internal sealed class SealedChunkWriter(Stream file, byte[] key, byte[] associated) : IDisposable
{
    private readonly AesGcm _cipher = new(key, SealedChunk.TagBytes);
    private readonly byte[] _plain = new byte[SealedChunk.Bytes];
    private readonly byte[] _sealed = new byte[SealedChunk.Bytes + SealedChunk.TagBytes];
    private int _filled;
    private long _number;

    public async ValueTask WriteAsync(ReadOnlyMemory<byte> data, CancellationToken cancellationToken)
    {
        while (!data.IsEmpty)
        {
            // A full chunk waits for what follows it: it may be the last.
            if (_filled == _plain.Length)
            {
                await SealAsync(last: false, cancellationToken);
            }

            var part = Math.Min(data.Length, _plain.Length - _filled);
            data[..part].CopyTo(_plain.AsMemory(_filled));
            _filled += part;
            data = data[part..];
        }
    }

    public Task CompleteAsync(CancellationToken cancellationToken) => SealAsync(last: true, cancellationToken);

    public void Dispose()
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
    }

    private async Task SealAsync(bool last, CancellationToken cancellationToken)
    {
        _cipher.Encrypt(
            SealedChunk.Nonce(_number++, last), _plain.AsSpan(0, _filled), _sealed.AsSpan(0, _filled), _sealed.AsSpan(_filled, SealedChunk.TagBytes), associated);
        await file.WriteAsync(_sealed.AsMemory(0, _filled + SealedChunk.TagBytes), cancellationToken);
        _filled = 0;
    }
}
