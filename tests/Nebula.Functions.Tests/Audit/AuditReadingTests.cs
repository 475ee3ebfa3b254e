using System.Net;
using System.Text.Json;
using Nebula.Functions.Tests.Access;

namespace Nebula.Functions.Tests.Audit;

/// <summary>The log of the running app, read as the page does.</summary>
public sealed class AuditReadingTests(InhabitedHost inhabited) : IClassFixture<InhabitedHost>
{
    private AuditReader Audit => new(inhabited.Host);

    [Fact]
    public async Task List_AfterSetup_TellsWhoMadeTheOwnerAndIsVerified()
    {
        await WaitForMovedAsync();

        var page = await ReadAsync("/api/audit?action=setup.owner", CallerKind.Admin);
        var verified = await ReadAsync("/api/audit/verification", CallerKind.Service);

        var item = Assert.Single(page.GetProperty("items").EnumerateArray());
        Assert.Equal(InhabitedHost.OwnerName, item.GetProperty("actor").GetProperty("name").GetString());
        Assert.Equal("owner", item.GetProperty("after").GetProperty("role").GetString());
        Assert.True(verified.GetProperty("intact").GetBoolean(), verified.ToString());
        Assert.True(verified.GetProperty("rows").GetInt64() >= 3);
    }

    [Theory]
    [InlineData("outcome=broken", "outcome")]
    [InlineData("from=yesterday", "from")]
    [InlineData("to=0001-01-01", "to")]
    [InlineData("before=-1", "before")]
    [InlineData("limit=101", "limit")]
    public async Task List_WrongQuery_NamesTheField(string query, string field)
    {
        using var response = await SendAsync($"/api/audit?{query}", CallerKind.Owner);

        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(field, problem.GetProperty("errors")[0].GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("ndjson", "application/x-ndjson")]
    [InlineData("csv", "text/csv")]
    public async Task Export_ByTheOwner_IsAFileAndAnEntry(string format, string type)
    {
        await WaitForMovedAsync();
        var text = "";

        var rows = await Audit.DuringAsync(async () =>
        {
            using var response = await SendAsync($"/api/audit/export?format={format}", CallerKind.Owner);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal(type, response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("attachment", response.Content.Headers.ContentDisposition?.DispositionType);
            text = await response.Content.ReadAsStringAsync();
        });

        Assert.Contains(InhabitedHost.OwnerName, text, StringComparison.Ordinal);
        Assert.Contains("setup.owner", text, StringComparison.Ordinal);
        var row = Assert.Single(rows, row => row.Action == "audit.export");
        Assert.Equal((InhabitedHost.OwnerName, "done"), (row.ActorName, row.Outcome));
    }

    private async Task WaitForMovedAsync()
    {
        await Audit.WaitForAsync(row => row.Action == "setup.owner");
        await Audit.WaitForMovedAsync();
    }

    private async Task<JsonElement> ReadAsync(string path, CallerKind caller)
    {
        using var response = await SendAsync(path, caller);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }

    private async Task<HttpResponseMessage> SendAsync(string path, CallerKind caller)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        await inhabited.SignAsync(request, caller);
        return await inhabited.Client.SendAsync(request);
    }
}
