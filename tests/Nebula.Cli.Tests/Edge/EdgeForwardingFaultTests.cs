using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Edge;

namespace Nebula.Cli.Tests.Edge;

public sealed class EdgeForwardingFaultTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    private static readonly AnswerPatience Short = new() { Read = TimeSpan.FromMilliseconds(300), Change = TimeSpan.FromMilliseconds(300) };

    [Theory]
    [InlineData("Transfer-Encoding: chunked", "zz\r\nbroken\r\n", 400)]
    [InlineData("Transfer-Encoding: chunked", "5\r\nhello7\r\n", 400)]
    [InlineData("Content-Length: 40000000", "", 413)]
    public async Task Forward_RequestCannotBeRead_IsTheClientsFaultAndFunctionsStayUp(string header, string body, int status)
    {
        await using var edge = await EdgeFixture.StartAsync(ReadWholeAsync);

        var answer = await SendRawAsync(edge.Edge.Port, $"POST /api/monitors HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{header}\r\n\r\n{body}");
        using var after = await edge.Client.GetAsync("/api/monitors");

        Assert.True(answer.StartsWith($"HTTP/1.1 {status}", StringComparison.Ordinal), answer);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.False(edge.Edge.FunctionsAreSilent);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("POST")]
    public async Task Forward_FunctionsHang_Is503WithinItsPatience(string method)
    {
        var release = new TaskCompletionSource();
        await using var edge = await EdgeFixture.StartAsync(new EdgeFixture { Patience = Short }, _ => release.Task);
        using var request = new HttpRequestMessage(new HttpMethod(method), "/api/monitors");

        using var response = await edge.Client.SendAsync(request).WaitAsync(Deadline);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>();
        Assert.Equal("functions_down", problem!["code"]!.GetValue<string>());
        Assert.True(edge.Edge.FunctionsAreSilent);
        release.SetResult();
    }

    [Theory]
    [InlineData("GET", "/api/monitors", false, false, 15)]
    [InlineData("POST", "/api/monitors", false, false, 75)]
    [InlineData("GET", "/api/status/stream", false, false, 60)]
    [InlineData("GET", "/api/status", true, false, 2)]
    [InlineData("POST", "/api/monitors", false, true, 5)]
    public void For_Request_IsAsLongAsItsAnswerMayTake(string method, string path, bool hasStandIn, bool areSilent, int seconds)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Path) = (method, path);

        var patience = new AnswerPatience().For(request, hasStandIn, areSilent);

        Assert.Equal(seconds, patience.TotalSeconds);
    }

    private static async Task ReadWholeAsync(HttpContext context)
    {
        await context.Request.Body.CopyToAsync(Stream.Null);
        await context.Response.WriteAsync("read");
    }

    private static async Task<string> SendRawAsync(int port, string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        return await new StreamReader(stream).ReadToEndAsync().WaitAsync(Deadline);
    }
}
