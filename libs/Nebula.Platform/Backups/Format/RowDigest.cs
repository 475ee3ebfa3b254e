using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Nebula.Platform.Backups.Format;

/// <summary>
/// Counts the rows of COPY text and adds up their hashes, so that a table can be compared with its copy whatever order the rows
/// lie in. It finds mistakes; against forgery stands the seal of the file.
/// </summary>
internal sealed class RowDigest : IDisposable
{
    private readonly IncrementalHash _cutRow = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _hash = new byte[SHA256.HashSizeInBytes];
    private UInt128 _sum;
    private long _rows;
    private long _bytes;
    private bool _isCut;

    /// <summary>Everything added so far.</summary>
    public TableSum Sum => new(_rows, _bytes, _sum.ToString("x32", CultureInfo.InvariantCulture));

    /// <summary>A row was begun and not ended.</summary>
    public bool IsCut => _isCut;

    public void Add(ReadOnlySpan<byte> text)
    {
        _bytes += text.Length;
        // A line break within a value is written as \n (COPY, "Text Format"): each byte 0x0A ends a row.
        while (text.IndexOf((byte)'\n') is var end and >= 0)
        {
            End(text[..end]);
            text = text[(end + 1)..];
        }

        if (!text.IsEmpty)
        {
            _cutRow.AppendData(text);
            _isCut = true;
        }
    }

    public void Dispose() => _cutRow.Dispose();

    private void End(ReadOnlySpan<byte> rest)
    {
        if (_isCut)
        {
            _cutRow.AppendData(rest);
            _cutRow.GetHashAndReset(_hash);
            _isCut = false;
        }
        else
        {
            SHA256.HashData(rest, _hash);
        }

        unchecked
        {
            _sum += BinaryPrimitives.ReadUInt128BigEndian(_hash);
        }

        _rows++;
    }
}
