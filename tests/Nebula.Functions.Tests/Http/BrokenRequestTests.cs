using System.Net.Sockets;
using System.Text;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Http;

/// <summary>Requests that no HTTP client would send, written to the socket by hand.</summary>
public sealed class BrokenRequestTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    [Theory]
    [InlineData("zz\r\n{}\r\n0\r\n\r\n", "a chunk size that is no number")]
    [InlineData("2\r\n{}oops\r\n0\r\n\r\n", "a chunk longer than it says")]
    public async Task Post_BrokenChunks_IsAProblemOf400(string body, string why)
    {
        await host.WaitForReadyAsync();

        var answer = await SendAsync($"POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n{body}");

        Assert.True(answer.StartsWith("HTTP/1.1 400 ", StringComparison.Ordinal), $"{why}: {answer}");
        Assert.Contains("application/problem+json", answer);
        Assert.Contains("\"code\":\"request_refused\"", answer);
        Assert.DoesNotContain("   at ", answer);
    }

    [Fact]
    public async Task Post_ClientGoesAwayHalfway_IsNoErrorInTheLog()
    {
        await host.WaitForReadyAsync();
        using (var client = await ConnectAsync())
        {
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
                "POST /api/session HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"name\""));
            client.Client.Close(timeout: 0);
        }

        var next = await host.Client.GetAsync("/api/health/live");

        Assert.True(next.IsSuccessStatusCode);
        Assert.DoesNotContain(host.Log, line => line.Contains(" error ", StringComparison.Ordinal));
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", host.Client.BaseAddress!.Port);
        return client;
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = await ConnectAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), limit.Token);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(limit.Token);
    }
}
