using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Nebula.Functions.Catalog;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Tests.Status;

/// <summary>A page for visitors on the real app: what everybody without an account can ask for, asked for.</summary>
public sealed partial class PublicPageJourneyTests(TargetHost host) : IClassFixture<TargetHost>
{
    private const string Mark = "zqxhidden";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    [Fact]
    public async Task Page_EveryAnonymousEndpoint_KnowsOnlyWhatWasChosen()
    {
        using var owner = await OwnerClient.SignInAsync(host.App);
        var shown = await AddMonitorAsync(owner, "Shown bell");
        var hidden = await AddMonitorAsync(owner, $"Bell {Mark}");
        var soon = TimeProvider.System.GetUtcNow().AddHours(1);
        await PostAsync(owner, "/api/maintenance", new { title = $"Work on {Mark}", monitors = new[] { hidden }, startsAt = soon, endsAt = soon.AddHours(1) });
        await WaitForAsync(owner, $"/api/status/services/bell-{Mark}", HttpStatusCode.OK);
        await PostAsync(owner, "/api/incidents", new { title = $"About {Mark}", severity = "down", text = $"{Mark} burns", services = new[] { $"bell-{Mark}" } });
        await PostAsync(owner, "/api/status/pages", PageOf($"{Mark}-draft", published: false, shown));
        var page = await PostAsync(owner, "/api/status/pages", PageOf("bells", published: true, shown));
        await WaitForAsync(host.App.Client, "/api/pages/bells", HttpStatusCode.OK);

        foreach (var (name, path, asked) in AnonymousPaths())
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            using var response = await host.App.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            var isStream = response.Content.Headers.ContentType?.MediaType == "text/event-stream";
            var text = isStream ? await ReadSomeAsync(response) : await response.Content.ReadAsStringAsync();

            // What it was asked for it may say again.
            var said = asked.Aggregate(text, (rest, word) => rest.Replace(word, "", StringComparison.Ordinal));
            Assert.False(said.Contains(Mark, StringComparison.OrdinalIgnoreCase), $"{name} tells of what is hidden: {text}");
        }

        var (kept, tag) = await VisitAsync("/api/pages/bells");
        using var known = new HttpRequestMessage(HttpMethod.Get, "/api/pages/bells") { Headers = { IfNoneMatch = { tag! } } };
        using var again = await host.App.Client.SendAsync(known);
        Assert.Equal("Shown bell", kept.GetProperty("sections")[0].GetProperty("services")[0].GetProperty("name").GetString());
        Assert.Contains(again.StatusCode, (HttpStatusCode[])[HttpStatusCode.NotModified, HttpStatusCode.OK]);
        await AssertGoneAsync(owner, page);
    }

    // Taken from visitors, it is answered as what never was: at its own address and at all that hang on it.
    private async Task AssertGoneAsync(HttpClient owner, JsonElement page)
    {
        var unknown = await ProblemsAsync("never");
        using var withdraw = new HttpRequestMessage(HttpMethod.Put, $"/api/status/pages/{page.GetProperty("id").GetString()}")
        {
            Content = JsonContent.Create(PageOf("bells", published: false, [])),
            Headers = { IfMatch = { new EntityTagHeaderValue("\"1\"") } },
        };
        using var withdrawn = await owner.SendAsync(withdraw);
        Assert.Equal(HttpStatusCode.OK, withdrawn.StatusCode);
        await WaitForAsync(host.App.Client, "/api/pages/bells", HttpStatusCode.NotFound);
        Assert.Equal(unknown, await ProblemsAsync("bells"));
        Assert.Equal(unknown, await ProblemsAsync($"{Mark}-draft"));
    }

    private async Task<List<string>> ProblemsAsync(string slug)
    {
        List<string> problems = [];
        foreach (var rest in new[] { "", "/stream", "/embed", "/feed.atom", "/feed.rss", "/badges/shown-bell.svg" })
        {
            using var response = await host.App.Client.GetAsync($"/api/pages/{slug}{rest}");
            var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
            problems.Add($"{rest}: {(int)response.StatusCode} {problem.GetProperty("code")} {problem.GetProperty("detail")}");
        }

        return problems;
    }

    // Every function that is open to all and changes nothing, with names of what there is where it takes one.
    private static IEnumerable<(string Name, string Path, string[] Asked)> AnonymousPaths() =>
        from function in FunctionCatalog.HttpFunctions(typeof(FunctionCatalog).Assembly)
        where function.Method.GetCustomAttribute<PublicAccessAttribute>() is not null && function.Verbs.Contains("get")
        from slug in new[] { "bells", $"{Mark}-draft" }
        from service in new[] { "shown-bell", $"bell-{Mark}" }
        select (function.Name, "/api/" + Parameter().Replace(function.Route, match => match.Groups[1].Value switch
        {
            "slug" => slug,
            "format" => "atom",
            "service" or "id" => service,
            _ => "none",
        }) + (function.Route.StartsWith("incidents", StringComparison.Ordinal) ? "?limit=100" : ""), new[] { slug, service });

    private static object PageOf(string slug, bool published, params string[] monitors) =>
        new { slug, title = "Bells", published, showResponseTimes = true, sections = new[] { new { monitors } } };

    private async Task<string> AddMonitorAsync(HttpClient owner, string name)
    {
        var check = new { type = "tcp", host = "127.0.0.1", port = host.Port };
        var monitor = await PostAsync(owner, "/api/monitors", new { name, intervalSeconds = 5, timeoutSeconds = 2, group = name, tags = new[] { Mark }, check });
        return monitor.GetProperty("id").GetString()!;
    }

    private static async Task WaitForAsync(HttpClient client, string path, HttpStatusCode status)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            using var response = await client.GetAsync(path, limit.Token);
            if (response.StatusCode == status)
            {
                return;
            }
        }
    }

    private async Task<(JsonElement Body, EntityTagHeaderValue? Tag)> VisitAsync(string path)
    {
        using var response = await host.App.Client.GetAsync(path);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(), response.Headers.ETag);
    }

    // What a stream begins with: all that it can tell.
    private static async Task<string> ReadSomeAsync(HttpResponseMessage response)
    {
        await using var body = await response.Content.ReadAsStreamAsync();
        using var reader = new StreamReader(body);
        var text = "";
        while (!text.Contains("data:", StringComparison.Ordinal))
        {
            text += await reader.ReadLineAsync().WaitAsync(Limit) + "\n";
        }

        return text;
    }

    private static async Task<JsonElement> PostAsync(HttpClient client, string path, object body)
    {
        using var response = await client.PostAsJsonAsync(path, body);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {answer}");
        return answer;
    }

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
