using System.Globalization;
using System.Security.Cryptography;

namespace Nebula.Platform.Backups.Format;

/// <summary>Opens what <see cref="SealedChunkWriter"/> sealed. Nothing is handed out that was not authenticated, in its place.</summary>
internal sealed class SealedChunkReader(Stream file, byte[] key, byte[] associated) : IDisposable
{
    private readonly AesGcm _cipher = new(key, SealedChunk.TagBytes);
    private readonly byte[] _plain = new byte[SealedChunk.Bytes];
    private readonly byte[] _sealed = new byte[SealedChunk.Bytes + SealedChunk.TagBytes];
    private int _length;
    private int _taken;
    private long _number;
    private bool _last;

    /// <summary>Fills the buffer; less only where the backup ends.</summary>
    /// <exception cref="BackupRefusal">Another key, or something was changed, cut off, moved or added.</exception>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var read = 0;
        while (read < buffer.Length)
        {
            if (_taken == _length && !await OpenNextAsync(cancellationToken))
            {
                return read;
            }

            var part = Math.Min(buffer.Length - read, _length - _taken);
            _plain.AsMemory(_taken, part).CopyTo(buffer[read..]);
            _taken += part;
            read += part;
        }

        return read;
    }

    public void Dispose()
    {
        _cipher.Dispose();
        CryptographicOperations.ZeroMemory(_plain);
    }

    private async Task<bool> OpenNextAsync(CancellationToken cancellationToken)
    {
        if (_last)
        {
            return false;
        }

        var position = file.Position;
        var length = await file.ReadAtLeastAsync(_sealed, _sealed.Length, throwOnEndOfStream: false, cancellationToken);
        if (length < SealedChunk.TagBytes)
        {
            throw BackupRefusal.Broken("its end is missing.");
        }

        // What stands last must have been sealed as the last: so nothing can be cut off, and nothing added.
        _last = file.Position >= file.Length;
        _length = length - SealedChunk.TagBytes;
        _taken = 0;
        try
        {
            _cipher.Decrypt(
                SealedChunk.Nonce(_number, _last), _sealed.AsSpan(0, _length), _sealed.AsSpan(_length, SealedChunk.TagBytes), _plain.AsSpan(0, _length), associated);
        }
        catch (AuthenticationTagMismatchException)
        {
            throw _number == 0
                ? BackupRefusal.Broken("the passphrase or key is another one, or its beginning was changed.")
                : BackupRefusal.Broken(string.Create(CultureInfo.InvariantCulture, $"it was changed or cut off behind byte {position}."));
        }

        _number++;
        return true;
    }
}
