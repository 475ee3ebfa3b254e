using System.Net;
using System.Net.Http.Json;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Identity;

public sealed class LoginFloodTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    // Below what waits in line at most.
    private const int Attempts = 60;
    private const int Reads = 10;

    [Fact]
    public async Task SignIn_ManyAtOnceFromEverywhere_OthersReadWithoutWaitingInThatLine()
    {
        var session = await inhabited.OpenAsync(Role.Viewer);
        using var first = await inhabited.SendAsync(HttpMethod.Get, "/api/session", session);
        var flood = Enumerable.Range(0, Attempts).Select(GuessAsync).ToList();

        for (var read = 0; read < Reads; read++)
        {
            using var answer = await inhabited.SendAsync(HttpMethod.Get, "/api/session", session);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        }

        // Passwords are computed one after the other: had the reads stood in that line, all would be answered by now.
        var waiting = flood.Count(attempt => !attempt.IsCompleted);
        var statuses = await Task.WhenAll(flood);
        Assert.InRange(waiting, 1, Attempts);
        Assert.All(statuses, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
    }

    private async Task<HttpStatusCode> GuessAsync(int attempt)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session")
        {
            Content = JsonContent.Create(new { name = $"nobody {attempt}", password = "what might it be today" }),
        };
        request.Headers.Add("X-Forwarded-For", $"10.1.{attempt}.1");
        using var response = await inhabited.Client.SendAsync(request);
        return response.StatusCode;
    }
}
