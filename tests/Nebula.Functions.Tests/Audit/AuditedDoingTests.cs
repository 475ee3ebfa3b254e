using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;

namespace Nebula.Functions.Tests.Audit;

/// <summary>What is done through the API leaves exactly one row of its act, in the transaction of the change.</summary>
public sealed class AuditedDoingTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private static readonly object Input = new { name = "plex", check = new { type = "tcp", host = "127.0.0.1", port = 9 } };

    private AuditReader Audit => new(inhabited.Host);

    [Fact]
    public async Task Setup_OwnerMade_HasItsLinkTheOwnerAndTheSession()
    {
        var rows = await Audit.ReadAsync();

        var link = rows.First(row => row.Action == "setup.link");
        Assert.Equal(("service", "./nebula", "done"), (link.ActorKind, link.ActorName, link.Outcome));
        var owner = rows.Single(row => row.Action == "setup.owner");
        Assert.Equal(("user", InhabitedHost.OwnerName, "done"), (owner.ActorKind, owner.ActorName, owner.Outcome));
        Assert.StartsWith("user:", owner.Target, StringComparison.Ordinal);
        Assert.DoesNotContain(InhabitedHost.OwnerPassword, string.Concat(rows.Select(row => $"{row.Before}{row.After}{row.Detail}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Monitor_ThroughItsLife_LeavesOneRowAnActWithBeforeAndAfter()
    {
        var id = "";
        var created = Assert.Single(await Audit.DuringAsync(async () => id = (await SendAsync(HttpMethod.Post, "/api/monitors", Input)).GetProperty("id").GetString()!));
        var paused = Assert.Single(await Audit.DuringAsync(() => SendAsync(HttpMethod.Post, $"/api/monitors/{id}/pause")));
        var again = Assert.Single(await Audit.DuringAsync(() => SendAsync(HttpMethod.Post, $"/api/monitors/{id}/pause")));
        var resumed = Assert.Single(await Audit.DuringAsync(() => SendAsync(HttpMethod.Post, $"/api/monitors/{id}/resume")));
        var updated = Assert.Single(await Audit.DuringAsync(() => SendAsync(HttpMethod.Put, $"/api/monitors/{id}", new { name = "plex 2", check = new { type = "tcp", host = "127.0.0.1", port = 10 } }, version: 3)));
        var deleted = Assert.Single(await Audit.DuringAsync(() => SendAsync(HttpMethod.Delete, $"/api/monitors/{id}")));

        AuditRow[] all = [created, paused, again, resumed, updated, deleted];
        Assert.Equal(["monitors.create", "monitors.pause", "monitors.pause", "monitors.resume", "monitors.update", "monitors.delete"], all.Select(row => row.Action));
        Assert.All(all, row => Assert.Equal(("user", InhabitedHost.OwnerName, "done", $"monitor:{id}", 1), (row.ActorKind, row.ActorName, row.Outcome, row.Target, row.Times)));
        Assert.All(all, row => Assert.Equal("127.0.0.1", row.Address));
        Assert.All(all, row => Assert.Equal(32, row.TraceId!.Length));
        Assert.Null(created.Before);
        Assert.Equal((false, true), (Member(paused.Before, "paused"), Member(paused.After, "paused")));
        Assert.Equal((true, true), (Member(again.Before, "paused"), Member(again.After, "paused")));
        Assert.Contains("\"plex 2\"", updated.After, StringComparison.Ordinal);
        Assert.DoesNotContain("\"plex 2\"", updated.Before, StringComparison.Ordinal);
        Assert.Null(deleted.After);
    }

    [Fact]
    public async Task Session_OpenedReplacedAndClosed_IsTold()
    {
        var credentials = new { name = InhabitedHost.OwnerName, password = InhabitedHost.OwnerPassword };
        HttpResponseMessage? first = null, second = null;
        var opened = Assert.Single(await Audit.DuringAsync(async () => first = await SignInAsync(credentials, null)));
        var cookie = first!.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
        var replaced = await Audit.DuringAsync(async () => second = await SignInAsync(credentials, cookie));

        Assert.Equal(("sessions.create", "user", InhabitedHost.OwnerName, "done"), (opened.Action, opened.ActorKind, opened.ActorName, opened.Outcome));
        Assert.Equal(["sessions.create", "sessions.delete"], replaced.Select(row => row.Action).Order());
        Assert.All(replaced, row => Assert.Equal(InhabitedHost.OwnerName, row.ActorName));
        Assert.Equal(opened.Target, replaced.Single(row => row.Action == "sessions.delete").Target);
        first.Dispose();
        second!.Dispose();
    }

    [Fact]
    public async Task SignOut_LivingSession_LeavesOneRow()
    {
        var rows = await Audit.DuringAsync(() => SendAsync(HttpMethod.Delete, "/api/session"));

        var row = Assert.Single(rows);
        Assert.Equal(("sessions.delete", InhabitedHost.OwnerName, "done"), (row.Action, row.ActorName, row.Outcome));
    }

    [Fact]
    public async Task Secrets_Rotated_LeavesOneRowOfTheService()
    {
        var rows = await Audit.DuringAsync(() => SendAsync(HttpMethod.Post, "/api/secrets/rotations", new { }, caller: CallerKind.Service));

        var row = Assert.Single(rows);
        Assert.Equal(("secrets.rotate", "service", "done"), (row.Action, row.ActorKind, row.Outcome));
    }

    [Fact]
    public async Task Preview_ChangesNothing_LeavesNoRow() =>
        Assert.Empty(await Audit.DuringAsync(() => SendAsync(HttpMethod.Post, "/api/monitors/preview", new { monitor = Input })));

    private static bool Member(string? json, string name) => JsonDocument.Parse(json!).RootElement.GetProperty(name).GetBoolean();

    private async Task<JsonElement> SendAsync(HttpMethod method, string path, object? body = null, int? version = null, CallerKind caller = CallerKind.Owner)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        await inhabited.SignAsync(request, caller);
        if (version is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
        }

        using var response = await inhabited.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
    }

    private async Task<HttpResponseMessage> SignInAsync(object credentials, string? cookie)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/session") { Content = JsonContent.Create(credentials) };
        request.Headers.Add("Sec-Fetch-Site", "same-origin");
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        var response = await inhabited.Client.SendAsync(request);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return response;
    }
}
