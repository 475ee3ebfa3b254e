using System.Text;

namespace Nebula.Functions.Tests.Status;

/// <summary>One connection to the stream.</summary>
internal sealed class EventReader(HttpClient client) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _limit = new(Limit);
    private readonly StringBuilder _text = new();
    private HttpResponseMessage? _response;
    private StreamReader? _reader;

    public string Text => _text.ToString();

    public async Task ConnectAsync(string lastEventId, string path = "/api/status/stream")
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
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
