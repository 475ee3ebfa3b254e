using System.Globalization;
using System.Text.Json.Nodes;
using Nebula.Cli.Commands;

namespace Nebula.Cli.Operating;

/// <summary>Reads the latest events, and then the stream from there on; whatever cuts it, it resumes behind the last event it got.</summary>
internal sealed class EventTail(OperatorClient client, TimeProvider clock, string? category, Action<JsonNode> show)
{
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private long _position;

    /// <returns>What was wrong; null at a good end.</returns>
    public async Task<Problem?> RunAsync(int lines, bool follow, CancellationToken cancellationToken)
    {
        var (page, problem) = await client.AskAsync(HttpMethod.Get, $"/api/events?limit={Math.Max(1, lines)}{Filter('&')}", null, cancellationToken);
        if (problem is not null)
        {
            return problem;
        }

        foreach (var happened in page!["items"]!.AsArray().Take(lines).Reverse())
        {
            show(happened!);
        }

        _position = (long)page["end"]!;
        while (follow && !cancellationToken.IsCancellationRequested)
        {
            problem = await client.FollowAsync($"/api/events/stream{Filter('?')}", _position.ToString(CultureInfo.InvariantCulture), Hear, cancellationToken);
            if (problem is not null)
            {
                return problem;
            }

            await Task.Delay(Again, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return null;
    }

    private void Hear(string id, string? data)
    {
        if (data is not null)
        {
            show(JsonNode.Parse(data)!);
        }

        _position = long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private string Filter(char before) => category is null ? "" : $"{before}category={Uri.EscapeDataString(category)}";
}
