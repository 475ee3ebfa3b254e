using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nebula.Cli.Commands;
using Nebula.Cli.Embedded;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Operating;

/// <summary>What a person at this machine asks of the running installation: its HTTP API, past the edge, with the service token.</summary>
internal sealed class OperatorClient : IDisposable
{
    private readonly HttpClient _http;

    internal OperatorClient(Uri functions, string token)
    {
        // Some answers take as long as the work behind them; Ctrl-C ends the wait.
        _http = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { BaseAddress = functions, Timeout = Timeout.InfiniteTimeSpan };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        _http.DefaultRequestHeaders.Add("X-Nebula-Operator", Uri.EscapeDataString(Environment.UserName));
    }

    /// <summary>A client of what runs on the data folder, or why there is none.</summary>
    public static async Task<(OperatorClient? Client, Problem? Problem)> OpenAsync(DataFolder data, CancellationToken cancellationToken)
    {
        if (new RunStateFile(data).ReadRunning() is not { Phase: LaunchPhase.Ready } state)
        {
            return (null, new Problem(ExitCodes.NotRunning, $"Nebula does not run on {data.Path}.", "Start it: ./nebula up"));
        }

        try
        {
            return (new OperatorClient(new Uri(state.FunctionsUrl), await SecretFile.ReadOrCreateAsync(data.ServiceTokenFile, cancellationToken)), null);
        }
        catch (Exception error) when (error is EmbeddedStackException or IOException or UnauthorizedAccessException)
        {
            return (null, new Problem(ExitCodes.DataFolder, error.Message, "Only who started Nebula may read its token. Without a token, the next start makes one."));
        }
    }

    /// <summary>The answer's JSON (null when it has none), or what the functions say is wrong.</summary>
    /// <param name="method">The method.</param>
    /// <param name="path">From the root: <c>/api/secrets/keys</c>.</param>
    /// <param name="body">Sent as JSON; null sends none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public Task<(JsonNode? Answer, Problem? Problem)> AskAsync(HttpMethod method, string path, object? body, CancellationToken cancellationToken) =>
        AskAsync(method, path, body, null, cancellationToken);

    /// <summary>The items of a list that is given in pages, whose <c>next</c> is the <c>after</c> of the page that follows.</summary>
    /// <param name="path">From the root, without a query.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(JsonArray? Items, Problem? Problem)> AskPagesAsync(string path, CancellationToken cancellationToken)
    {
        var items = new JsonArray();
        for (string? after = ""; after is not null;)
        {
            var (page, problem) = await AskAsync(HttpMethod.Get, $"{path}?after={Uri.EscapeDataString(after)}", null, cancellationToken);
            if (problem is not null)
            {
                return (null, problem);
            }

            foreach (var item in page!["items"]!.AsArray())
            {
                items.Add(item!.DeepClone());
            }

            after = (string?)page["next"];
        }

        return (items, null);
    }

    /// <inheritdoc cref="AskAsync(HttpMethod, string, object?, CancellationToken)"/>
    /// <param name="method">The method.</param>
    /// <param name="path">From the root.</param>
    /// <param name="body">Sent as JSON; null sends none.</param>
    /// <param name="version">The version that is replaced, for <c>If-Match</c>; null sends none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<(JsonNode? Answer, Problem? Problem)> AskAsync(
        HttpMethod method, string path, object? body, int? version, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: CliJson.Options) };
            if (version is { } number)
            {
                request.Headers.IfMatch.Add(new EntityTagHeaderValue($"\"{number}\""));
            }

            using var response = await _http.SendAsync(request, cancellationToken);
            var text = await response.Content.ReadAsStringAsync(cancellationToken);
            var answer = response.Content.Headers.ContentType?.MediaType?.EndsWith("json", StringComparison.Ordinal) == true ? JsonNode.Parse(text) : null;
            if (!response.IsSuccessStatusCode)
            {
                return (null, ProblemOf(response.StatusCode, answer));
            }

            return answer is null && response.StatusCode != HttpStatusCode.NoContent ? (null, Unreadable("it is no JSON")) : (answer, null);
        }
        catch (JsonException error)
        {
            return (null, Unreadable(error.Message));
        }
        catch (HttpRequestException error)
        {
            return (null, new Problem(ExitCodes.ServiceFailed, $"The functions do not answer: {error.Message}", "./nebula logs functions"));
        }
    }

    /// <summary>Reads server-sent events until the stream ends, or is cut; who calls it comes back with the last id.</summary>
    /// <param name="path">From the root.</param>
    /// <param name="lastId">The last event that the caller has.</param>
    /// <param name="hear">Takes an id and the event's data; no data for a mere place.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>Why it will never be heard; null when it is worth coming back.</returns>
    public async Task<Problem?> FollowAsync(string path, string lastId, Action<string, string?> hear, CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Last-Event-ID", lastId);
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
            {
                return ProblemOf(response.StatusCode, null);
            }

            if (!response.IsSuccessStatusCode)
            {
                return null;
            }

            await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
            await foreach (var item in SseParser.Create(body).EnumerateAsync(cancellationToken))
            {
                hear(item.EventId ?? lastId, item.Data.Length == 0 ? null : item.Data);
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException || cancellationToken.IsCancellationRequested)
        {
            // It comes back; or this is the end.
        }

        return null;
    }

    public void Dispose() => _http.Dispose();

    private static Problem ProblemOf(HttpStatusCode status, JsonNode? problem)
    {
        var fields = problem?["errors"] is JsonArray errors ? errors.Select(error => $"{error?["field"]}: {error?["message"]}") : [];
        var fix = status == HttpStatusCode.Unauthorized ? "They run with another token than this data folder has: ./nebula down, ./nebula up" : string.Join("; ", fields);
        return new Problem(ExitCodes.Failed, (string?)problem?["detail"] ?? $"The functions answered {(int)status}.", fix) { Code = (string?)problem?["code"] };
    }

    private static Problem Unreadable(string why) =>
        new(ExitCodes.ServiceFailed, $"The functions answered something else than they should: {why}", "./nebula logs functions");
}
