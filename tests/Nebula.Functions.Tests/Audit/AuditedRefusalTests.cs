using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using System.Text;
using Nebula.Functions.Access;
using Nebula.Functions.Catalog;
using Nebula.Functions.Tests.Access;
using Nebula.Platform.Audit;

namespace Nebula.Functions.Tests.Audit;

/// <summary>What is refused or fails is in the audit log too, without drowning it.</summary>
public sealed class AuditedRefusalTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private AuditReader Audit => new(inhabited.Host);

    public static TheoryData<string, string> Audited()
    {
        var acts = new TheoryData<string, string>();
        foreach (var function in FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly))
        {
            if (function.Method.GetCustomAttribute<AuditedAttribute>() is { } audited)
            {
                acts.Add(function.Name, audited.Action);
            }
        }

        return acts;
    }

    [Theory]
    [MemberData(nameof(Audited))]
    public async Task Send_AuditedFunctionThatRefuses_LeavesARefusal(string function, string action)
    {
        var found = FunctionCatalog.HttpFunctions(typeof(AccessTable).Assembly).Single(candidate => candidate.Name == function);
        using var request = new HttpRequestMessage(HttpMethod.Parse(found.Verbs[0].ToUpperInvariant()), AccessMatrixTests.PathOf(found.Route));
        request.Content = new StringContent("{\"unheardOf\":1}", Encoding.UTF8, "application/json");

        // A known caller where there can be one: of strangers only so many kinds a minute are told apart.
        var (caller, code) = found.Permission is null
            ? (CallerKind.OwnerLuredByAnotherSite, "cross_site_refused")
            : (CallerKind.OwnerWithWrongCsrfToken, "csrf_token_invalid");
        await inhabited.SignAsync(request, caller);
        using var response = await inhabited.Client.SendAsync(request);

        var changes = found.Verbs[0] != "get";
        Assert.True(!changes || response.StatusCode == HttpStatusCode.Forbidden, $"{response.StatusCode}");
        if (changes)
        {
            var row = await Audit.WaitForAsync(row => row.Action == action && row.Outcome == "refused");
            Assert.StartsWith($"{code}: ", row.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Pause_AsViewer_NamesTheViewerAndTheMonitor()
    {
        const string id = "0193568e-0000-7000-8000-00000000aaaa";
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/monitors/{id}/pause");
        await inhabited.SignAsync(request, CallerKind.Viewer);

        using var response = await inhabited.Client.SendAsync(request);

        var row = await Audit.WaitForAsync(row => row.Target == $"monitor:{id}" && row.ActorName == "viewer-false");
        Assert.Equal(("user", "monitors.pause", "refused"), (row.ActorKind, row.Action, row.Outcome));
        Assert.StartsWith("permission_missing: ", row.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_WithoutTheRight_IsARefusalOfTheFunction()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/secrets/keys");
        await inhabited.SignAsync(request, CallerKind.Admin);

        using var response = await inhabited.Client.SendAsync(request);

        var row = await Audit.WaitForAsync(row => row.Target == "function:get-secret-keys" && row.ActorName == "admin-false");
        Assert.Equal(("access.refuse", "refused"), (row.Action, row.Outcome));
    }

    [Fact]
    public async Task Read_StrangerWithoutACredential_IsNoNews()
    {
        using var silent = await inhabited.Client.GetAsync("/api/service-map");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/service-map");
        await inhabited.SignAsync(request, CallerKind.WrongService);
        using var guessed = await inhabited.Client.SendAsync(request);

        var row = await Audit.WaitForAsync(row => row.Target == "function:get-service-map");

        Assert.Equal(1, row.Times);
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (silent.StatusCode, guessed.StatusCode));
        Assert.Single(await Audit.ReadAsync(), other => other.Target == "function:get-service-map");
    }

    [Fact]
    public async Task SignIn_GuessedHundredTimes_IsARowAMinute()
    {
        for (var number = 0; number < 100; number++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(new { name = "nobody", password = "hunter2hunter2" }) };
            request.Headers.Add("X-Forwarded-For", "203.0.113.77");
            using var response = await inhabited.Client.SendAsync(request);
            Assert.True(response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.TooManyRequests, $"{response.StatusCode}");
        }

        await Audit.WaitForAsync(row => row.Address == "203.0.113.77");

        var rows = (await Audit.ReadAsync()).Where(row => row.Address == "203.0.113.77").ToList();
        Assert.InRange(rows.Count, 1, 4);
        Assert.All(rows, row => Assert.Equal(("public", "sessions.create", "refused"), (row.ActorKind, row.Action, row.Outcome)));
        Assert.DoesNotContain("hunter2", string.Concat(rows), StringComparison.Ordinal);
    }
}
