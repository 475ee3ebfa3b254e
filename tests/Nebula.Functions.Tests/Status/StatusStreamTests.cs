using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Status;

public sealed class StatusStreamTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Stream_CutAgainAndAgain_LosesAndDoublesNothing()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        var start = (await owner.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("lastEventId").GetString()!;
        using var whole = new EventReader(owner);
        await whole.ConnectAsync(start);
        for (var i = 0; i < 6; i++)
        {
            using var created = await owner.PostAsJsonAsync(
                "/api/monitors", new { name = $"Blip {i}", intervalSeconds = 5, timeoutSeconds = 1, check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        }

        var expected = await whole.ReadAsync(25);
        List<string> pieces = [];
        for (var last = start; pieces.Count < expected.Count; last = pieces[^1])
        {
            using var cut = new EventReader(owner);
            await cut.ConnectAsync(last);
            pieces.AddRange(await cut.ReadAsync(Math.Min(3, expected.Count - pieces.Count)));
        }

        Assert.Equal(expected, pieces);
        Assert.Equal(expected.Count, expected.Distinct().Count());
    }

    [Fact]
    public async Task Stream_Stranger_IsToldNothingOfWhatIsPrivate()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        var start = (await owner.GetFromJsonAsync<JsonElement>("/api/status")).GetProperty("lastEventId").GetString()!;
        using var mine = new EventReader(owner);
        using var stranger = new EventReader(host.Client);
        await mine.ConnectAsync(start);
        await stranger.ConnectAsync(start);

        using var created = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Secret vault", check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
        await mine.ReadUntilAsync("secret-vault");
        using var shown = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Front door", @public = true, check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
        await stranger.ReadUntilAsync("front-door");

        Assert.DoesNotContain("secret", stranger.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("127.0.0.1", stranger.Text);
    }

    [Fact]
    public async Task Stream_UnknownPlace_IsToldToLoadEverything()
    {
        await host.WaitForReadyAsync();
        using var reader = new EventReader(host.Client);

        await reader.ConnectAsync("rubbish");

        await reader.ReadUntilAsync("event: map");
        Assert.Contains("retry: 1000", reader.Text);
    }

    [Fact]
    public async Task Stream_SignedOut_Ends()
    {
        using var owner = await OwnerClient.SignInAsync(host);
        using var reader = new EventReader(owner);
        await reader.ConnectAsync("0-0");

        using var gone = await owner.DeleteAsync("/api/session");

        Assert.Equal(HttpStatusCode.NoContent, gone.StatusCode);
        await reader.ReadToEndAsync();
    }

    /// <summary>One connection to the stream.</summary>
    private sealed class EventReader(HttpClient client) : IDisposable
    {
        private readonly CancellationTokenSource _limit = new(Limit);
        private readonly System.Text.StringBuilder _text = new();
        private HttpResponseMessage? _response;
        private StreamReader? _reader;

        public string Text => _text.ToString();

        public async Task ConnectAsync(string lastEventId)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/api/status/stream");
            request.Headers.Add("Last-Event-ID", lastEventId);
            _response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _limit.Token);
            Assert.Equal("text/event-stream", _response.Content.Headers.ContentType?.MediaType);
            _reader = new StreamReader(await _response.Content.ReadAsStreamAsync(_limit.Token));
        }

        /// <summary>The ids of the next events.</summary>
        public async Task<List<string>> ReadAsync(int count)
        {
            List<string> ids = [];
            while (ids.Count < count)
            {
                if (await NextLineAsync() is ['i', 'd', ':', ' ', .. var id])
                {
                    ids.Add(id);
                }
            }

            return ids;
        }

        public async Task ReadUntilAsync(string text)
        {
            while (!(await NextLineAsync())!.Contains(text))
            {
            }
        }

        public async Task ReadToEndAsync()
        {
            while (await _reader!.ReadLineAsync(_limit.Token) is not null)
            {
            }
        }

        public void Dispose()
        {
            _response?.Dispose();
            _limit.Dispose();
        }

        private async Task<string> NextLineAsync()
        {
            var line = await _reader!.ReadLineAsync(_limit.Token);
            Assert.NotNull(line);
            _text.AppendLine(line);
            return line;
        }
    }
}
