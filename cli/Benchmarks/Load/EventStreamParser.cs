using System.Buffers.Text;

namespace Nebula.Cli.Benchmarks.Load;

/// <summary>Takes an answer of server-sent events apart as it comes in: HTTP chunks (RFC 9112, 7.1) outside, lines inside.</summary>
/// <param name="told">Called with each event's id and data.</param>
internal sealed class EventStreamParser(EventStreamParser.Told told)
{
    private byte[] _line = new byte[1024];
    private int _length;
    private readonly byte[] _size = new byte[16];
    private int _digits;
    private int _chunk;
    private long _id;

    public delegate void Told(long id, ReadOnlySpan<byte> data);

    /// <summary>What comes behind the headers, piece by piece.</summary>
    public void Feed(ReadOnlySpan<byte> received)
    {
        while (!received.IsEmpty)
        {
            if (_chunk == 0)
            {
                received = TakeSize(received);
                continue;
            }

            var piece = received[..Math.Min(_chunk, received.Length)];
            TakeLines(piece);
            _chunk -= piece.Length;
            received = received[piece.Length..];
        }
    }

    private ReadOnlySpan<byte> TakeSize(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf((byte)'\n');
        var piece = end < 0 ? received : received[..end];
        piece.CopyTo(_size.AsSpan(_digits));
        _digits += piece.Length;
        if (end < 0)
        {
            return [];
        }

        // The end of the chunk before is a line of its own.
        if (_digits > 1 && (!Utf8Parser.TryParse(_size.AsSpan(0, _digits - 1), out _chunk, out _, 'x') || _chunk == 0))
        {
            throw new WrongAnswerException("A stream ended, or is not in chunks.");
        }

        _digits = 0;
        return received[(end + 1)..];
    }

    private void TakeLines(ReadOnlySpan<byte> piece)
    {
        while (!piece.IsEmpty)
        {
            var end = piece.IndexOf((byte)'\n');
            var part = end < 0 ? piece : piece[..end];
            if (_length + part.Length > _line.Length)
            {
                Array.Resize(ref _line, 2 * (_length + part.Length));
            }

            part.CopyTo(_line.AsSpan(_length));
            _length += part.Length;
            if (end < 0)
            {
                return;
            }

            TakeLine(_line.AsSpan(0, _length));
            _length = 0;
            piece = piece[(end + 1)..];
        }
    }

    private void TakeLine(ReadOnlySpan<byte> line)
    {
        if (line.StartsWith("id: "u8))
        {
            Utf8Parser.TryParse(line[4..], out _id, out _);
        }
        else if (line.StartsWith("data: "u8))
        {
            told(_id, line[6..]);
        }
    }
}
