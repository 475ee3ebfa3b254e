using System.Text;
using Nebula.Cli.Benchmarks.Load;

namespace Nebula.Cli.Tests.Benchmarks;

public sealed class AnswerReaderTests
{
    private readonly AnswerReader _reader = new("hello");

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nDate: now\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nh\r\n04\r\nello\r\n0\r\n\r\n")]
    public void IsWhole_RightAnswer_IsTrueAtItsLastByteOnly(string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);

        var wholeAt = Enumerable.Range(1, bytes.Length).Where(length => _reader.IsWhole(bytes.AsSpan(0, length)));

        Assert.Equal([bytes.Length], wholeAt);
    }

    [Theory]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Length: 5\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhullo")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello!")]
    [InlineData("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhello")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhullo\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhell\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello!\r\n0\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\nhello\r\n0\r\n\r\n")]
    public void IsWhole_AnotherAnswer_Throws(string answer)
    {
        var bytes = Encoding.UTF8.GetBytes(answer);

        Assert.Throws<WrongAnswerException>(() => _reader.IsWhole(bytes));
    }
}
