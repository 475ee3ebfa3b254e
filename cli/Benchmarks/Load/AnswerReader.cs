using System.Globalization;
using System.Text;

namespace Nebula.Cli.Benchmarks.Load;

/// <summary>Knows when an answer (HTTP/1.1, RFC 9112) is whole, and whether it is the right one. Reads no more of it than that takes.</summary>
/// <param name="answer">The right body; null when any will do.</param>
internal sealed class AnswerReader(string? answer)
{
    private readonly byte[]? _expected = answer is null ? null : Encoding.UTF8.GetBytes(answer);

    private static ReadOnlySpan<byte> EndOfHeaders => "\r\n\r\n"u8;

    private static ReadOnlySpan<byte> EndOfChunks => "0\r\n\r\n"u8;

    /// <param name="received">All that came since the request was sent.</param>
    /// <returns>False while more has to come.</returns>
    /// <exception cref="WrongAnswerException">It is not the answer.</exception>
    public bool IsWhole(ReadOnlySpan<byte> received)
    {
        var end = received.IndexOf(EndOfHeaders);
        if (end < 0)
        {
            return false;
        }

        var headers = received[..end];
        var body = received[(end + EndOfHeaders.Length)..];
        if (!headers.StartsWith("HTTP/1.1 200 "u8))
        {
            throw Wrong(received, "the status is not 200");
        }

        if (headers.IndexOf("\r\nContent-Length: "u8) is var length and >= 0)
        {
            return IsWholeOfLength(received, body, headers[(length + "\r\nContent-Length: ".Length)..]);
        }

        if (headers.IndexOf("\r\nTransfer-Encoding: chunked"u8) < 0)
        {
            throw Wrong(received, "it has neither Content-Length nor chunks");
        }

        return body.EndsWith(EndOfChunks) && (_expected is null || IsWholeInChunks(received, body));
    }

    private bool IsWholeOfLength(ReadOnlySpan<byte> received, ReadOnlySpan<byte> body, ReadOnlySpan<byte> value)
    {
        var end = value.IndexOf((byte)'\r');
        if (!int.TryParse(end < 0 ? value : value[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length != (_expected?.Length ?? length))
        {
            throw Wrong(received, $"it should have {_expected?.Length} bytes");
        }

        if (body.Length < length)
        {
            return false;
        }

        return _expected is null || body.SequenceEqual(_expected) ? true : throw Wrong(received, "the body is another one");
    }

    private bool IsWholeInChunks(ReadOnlySpan<byte> received, ReadOnlySpan<byte> body)
    {
        var expected = _expected.AsSpan();
        while (true)
        {
            var line = body.IndexOf("\r\n"u8);
            if (line < 0 || !int.TryParse(body[..line], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var size)
                || body.Length < line + 2 + size + 2)
            {
                throw Wrong(received, "a chunk does not fit its size");
            }

            if (size == 0)
            {
                return expected.IsEmpty ? true : throw Wrong(received, $"{expected.Length} bytes are missing at its end");
            }

            var chunk = body.Slice(line + 2, size);
            if (!expected.StartsWith(chunk))
            {
                throw Wrong(received, "the body is another one");
            }

            expected = expected[size..];
            body = body[(line + 2 + size + 2)..];
        }
    }

    private static WrongAnswerException Wrong(ReadOnlySpan<byte> received, string why) =>
        new($"Not the right answer: {why}. It begins with: {Encoding.UTF8.GetString(received[..Math.Min(received.Length, 400)])}");
}
