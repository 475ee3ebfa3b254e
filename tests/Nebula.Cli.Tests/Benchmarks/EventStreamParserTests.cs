using System.Globalization;
using System.Text;
using Nebula.Cli.Benchmarks.Load;

namespace Nebula.Cli.Tests.Benchmarks;

/// <summary>What counts deliveries must count the same however the network cuts them.</summary>
public sealed class EventStreamParserTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 7)]
    [InlineData(50, 13)]
    [InlineData(4096, 100_000)]
    public void Feed_CutAnywhere_TellsEachEventOnce(int chunk, int packet)
    {
        var told = new List<string>();
        var parser = new EventStreamParser((id, data) => told.Add($"{id} {Encoding.UTF8.GetString(data)}"));
        var stream = "retry: 1000\n\nid: 4\n\n"
            + string.Concat(Enumerable.Range(5, 40).Select(id => $"id: {id}\nevent: event\ndata: {{\"position\":{id}}}\n\n: keep-alive\n\n"));

        foreach (var piece in InChunks(stream, chunk).Chunk(packet))
        {
            parser.Feed(piece);
        }

        Assert.Equal(Enumerable.Range(5, 40).Select(id => $"{id} {{\"position\":{id}}}"), told);
    }

    [Theory]
    [InlineData("0\r\n\r\n")]
    [InlineData("HTTP/1.1\r\n")]
    public void Feed_EndOfTheStream_IsNoSilence(string received)
    {
        var parser = new EventStreamParser((_, _) => { });

        Assert.Throws<WrongAnswerException>(() => parser.Feed(Encoding.ASCII.GetBytes(received)));
    }

    // RFC 9112, 7.1.
    private static byte[] InChunks(string text, int size) => Encoding.ASCII.GetBytes(string.Concat(
        text.Chunk(size).Select(piece => $"{piece.Length.ToString("x", CultureInfo.InvariantCulture)}\r\n{new string(piece)}\r\n")));
}
