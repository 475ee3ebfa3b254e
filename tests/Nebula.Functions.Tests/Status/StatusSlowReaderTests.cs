using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Dapper;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Status;

/// <summary>One viewer that has stopped reading, beside one that reads.</summary>
public sealed class StatusSlowReaderTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    // Fewer than a viewer's queue holds, so that one who reads keeps up on any machine.
    private const int EventsAtOnce = 250;
    private const int Rounds = 10;
    private const int Events = EventsAtOnce * Rounds;

    // Together more than the kernel's buffers and the viewer's queue hold.
    private const int EventBytes = 10_000;

    private const string FeedSql = """
        INSERT INTO status_feed (position, at, batch)
        SELECT nextval('status_feed_position'), now(), jsonb_build_object('results', jsonb_build_array(jsonb_build_object(
            'no', m.no, 'at', now(), 'found', 'up', 'state', 'up', 'since', now(), 'reason', repeat('x', @Bytes))))
        FROM monitors m, generate_series(1, @EventsAtOnce)
        WHERE m.key = 'talker'
        """;

    [Fact]
    public async Task Stream_ViewerStopsReading_IsLetGoWhileOthersGetEverything()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        using var created = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Talker", intervalSeconds = 86400, check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
        var start = (await owner.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("lastEventId").GetString()!;
        using var reading = new EventReader(owner);
        await reading.ConnectAsync(start);
        using var stuck = await ConnectWithoutReadingAsync(owner, start);

        await using var connection = await host.Database.DataSource.OpenConnectionAsync();
        List<string> got = [];
        for (var round = 0; round < Rounds; round++)
        {
            await connection.ExecuteAsync(FeedSql, new { EventsAtOnce, Bytes = EventBytes });
            got.AddRange(await reading.ReadAsync(EventsAtOnce));
        }

        var left = await ReadToEndAsync(stuck);

        Assert.Equal(Events, got.Distinct().Count());
        Assert.InRange(left, 1, (long)Events * EventBytes);
    }

    private static async Task<Socket> ConnectWithoutReadingAsync(HttpClient owner, string lastEventId)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 64 * 1024 };
        await socket.ConnectAsync(owner.BaseAddress!.Host, owner.BaseAddress.Port);
        var request = $"GET /api/status/stream HTTP/1.1\r\nHost: {owner.BaseAddress.Authority}\r\n"
            + $"Cookie: {owner.DefaultRequestHeaders.GetValues("Cookie").Single()}\r\nLast-Event-ID: {lastEventId}\r\n\r\n";
        await socket.SendAsync(Encoding.ASCII.GetBytes(request));
        return socket;
    }

    // What the kernel still held for it; the connection must be over behind that.
    private static async Task<long> ReadToEndAsync(Socket socket)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var (buffer, sum) = (new byte[64 * 1024], 0L);
        try
        {
            while (await socket.ReceiveAsync(buffer, limit.Token) is var count and > 0)
            {
                sum += count;
            }
        }
        catch (SocketException exception) when (exception.SocketErrorCode == SocketError.ConnectionReset)
        {
            // An aborted connection may end like this.
        }

        return sum;
    }
}
