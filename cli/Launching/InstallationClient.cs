using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Nebula.Cli.Launching;

/// <summary>The launcher's questions to the functions, past the edge.</summary>
internal sealed class InstallationClient(Uri functions, string serviceToken)
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(50);

    // One for the process: connections to loopback, no proxy, no cookies.
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(5) };

    /// <returns>null, or which of their parts are not ready.</returns>
    public async Task<string?> WaitUntilReadyAsync(TimeSpan patience, TimeProvider clock, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        while (true)
        {
            var missing = await NotReadyAsync(cancellationToken);
            if (missing is null || clock.GetElapsedTime(started) > patience)
            {
                return missing is null ? null : $"The functions are not ready after {patience.TotalSeconds:0} s: {missing}.";
            }

            await Task.Delay(BetweenQuestions, clock, cancellationToken);
        }
    }

    /// <summary>null when they are ready.</summary>
    public async Task<string?> NotReadyAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var response = await AskAsync(HttpMethod.Get, "/api/health/ready", cancellationToken);
            return response.IsSuccessStatusCode ? null : Describe(await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken));
        }
        catch (Exception error) when (error is HttpRequestException or System.Text.Json.JsonException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return error.Message;
        }
    }

    /// <summary>Whether there is no owner yet.</summary>
    /// <exception cref="HttpRequestException">The functions do not say.</exception>
    public async Task<bool> IsSetupRequiredAsync(CancellationToken cancellationToken)
    {
        using var response = await AskAsync(HttpMethod.Get, "/api/setup", cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(cancellationToken))?["required"]?.GetValue<bool>() ?? false;
    }

    /// <summary>A new one-time link's token and end; null when an owner exists.</summary>
    /// <exception cref="HttpRequestException">The functions refuse.</exception>
    public async Task<SetupLink?> CreateSetupLinkAsync(CancellationToken cancellationToken)
    {
        using var response = await AskAsync(HttpMethod.Post, "/api/internal/setup-links", cancellationToken);
        if (response.StatusCode == HttpStatusCode.Conflict)
        {
            return null;
        }

        response.EnsureSuccessStatusCode();
        return await response.Content.ReadFromJsonAsync<SetupLink>(cancellationToken);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string path, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(method, new Uri(functions, path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", serviceToken);
        return await Http.SendAsync(request, cancellationToken);
    }

    private static string Describe(JsonNode? answer)
    {
        var failed = answer?["checks"] is JsonArray checks
            ? checks.Where(check => (string?)check?["status"] != "ok").Select(check => $"{check?["name"]} {check?["detail"] ?? "fails"}")
            : [];
        return string.Join(", ", failed.DefaultIfEmpty("they do not say why"));
    }
}
