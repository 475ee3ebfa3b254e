using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Monitors.Import;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Testing;

namespace Nebula.Homelab.Tests.Status.Monitors.Import;

public sealed class MonitorImportTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);

    private MonitorService Monitors => new(database.DataSource, new StatusRecorder(database.DataSource, _time), _time);

    private MonitorImport Import => new(Monitors);

    [Fact]
    public async Task Import_Backup_MakesWhatCanBeAndSaysWhyNotOfTheRest()
    {
        var export = KumaBackups.Typical;

        var report = (await Import.ImportAsync(new MonitorImportInput { Text = export }, Actor.Nebula, CancellationToken.None)).Value!;
        var again = (await Import.PreviewAsync(new MonitorImportInput { Text = export }, CancellationToken.None)).Value!;

        Assert.Equal(
            [
                ("Web", ImportOutcome.NotImported), ("Shop", ImportOutcome.Imported), ("Blog", ImportOutcome.Imported), ("Health", ImportOutcome.Changed),
                ("SSH", ImportOutcome.Imported), ("Router", ImportOutcome.Changed), ("Rows", ImportOutcome.Changed), ("Cron", ImportOutcome.Changed),
                ("Admin", ImportOutcome.Changed), ("Names", ImportOutcome.Changed), ("Quiet", ImportOutcome.Imported),
            ],
            report.Items.Select(item => (item.Name, item.Outcome)));
        Assert.All(report.Items, item => Assert.Equal(item.Outcome == ImportOutcome.NotImported, item.Key is null));
        var saved = (await Monitors.ListAsync(100, null, CancellationToken.None)).Value!.Items.ToDictionary(monitor => monitor.Name);
        Assert.Equal((60, 48, 2, "Web"), (saved["Shop"].IntervalSeconds, saved["Shop"].TimeoutSeconds, saved["Shop"].Retries, saved["Shop"].Group));
        Assert.Equal(["prod", "team: a"], saved["Shop"].Tags);
        Assert.True(saved["SSH"].Paused);
        Assert.True(saved["Quiet"].Check.UpsideDown);
        Assert.Equal(["json $.db.status == \"up\""], saved["Health"].Check.Conditions);
        Assert.Equal(("db.lan", 5433), (saved["Rows"].Check.Host, saved["Rows"].Check.Port));
        Assert.Equal(("MX", "192.0.2.53:5353"), (Own(saved["Names"], "recordType"), Own(saved["Names"], "resolver")));
        Assert.Equal(("push", 0), (saved["Cron"].Check.Type, saved["Cron"].Retries));
        Assert.Equal("""{"Accept": "text/html"}""", saved["Admin"].Check.Own!["headers"].GetRawText());
        Assert.Equal(["Authorization", "X-Token"], saved["Admin"].Check.Own!["secretHeaders"].EnumerateObject().Select(header => header.Name).Order());
        Assert.All(saved.Values, monitor => Assert.False(monitor.Public));
        Assert.DoesNotContain("s3cret", JsonSerializer.Serialize(report) + JsonSerializer.Serialize(saved), StringComparison.Ordinal);
        Assert.All(again.Items, item => Assert.Equal(ImportOutcome.NotImported, item.Outcome));
    }

    [Fact]
    public async Task Preview_Backup_KeepsNothing()
    {
        var before = (await Monitors.ListAsync(100, null, CancellationToken.None)).Value!.Items.Count;

        var report = await PreviewAsync("""{"name":"Only looked at","type":"ping","hostname":"192.0.2.9"}""");

        Assert.Equal(ImportOutcome.Imported, report.Outcome);
        Assert.Equal(before, (await Monitors.ListAsync(100, null, CancellationToken.None)).Value!.Items.Count);
    }

    [Theory]
    [InlineData("""{"name":"x","type":"http","url":"https://me:s3cret@shop.example"}""", "user name or password")]
    [InlineData("""{"name":"x","type":"http","url":"javascript:alert(1)"}""", "scheme javascript")]
    [InlineData("""{"name":"x","type":"http","url":"https://a.example","method":"TRACE"}""", "GET, HEAD, OPTIONS, POST")]
    [InlineData("""{"name":"x","type":"http","url":"https://a.example","body":"{\"a\":1}"}""", "has no body")]
    [InlineData("""{"name":"x","type":"http","url":"https://a.example","authMethod":"ntlm","basic_auth_pass":"s3cret"}""", "signs in by ntlm")]
    [InlineData("""{"name":"x","type":"http","url":"https://a.example","headers":"{\"Host\":\"s3cret\"}"}""", "It sends Host.")]
    [InlineData("""{"name":"x","type":"http","url":"https://a.example","headers":"X: s3cret"}""", "not JSON")]
    [InlineData("""{"name":"x","type":"port","hostname":"a b","port":70000}""", "65535")]
    [InlineData("""{"name":"","type":"ping","hostname":"a"}""", "name")]
    [InlineData("""{"name":"x","type":"json-query","url":"https://a.example","jsonPath":"$sum(a.b)","expectedValue":"3"}""", "plain path")]
    [InlineData("""{"name":"x","type":"keyword","url":"https://a.example","keyword":"\u0000"}""", "no keyword")]
    [InlineData("""{"name":"x","type":"<script>\u202e"}""", "no check of the type <script>")]
    [InlineData("""{"name":"x","type":"keyword","url":"https://a.example","keyword":"k","upsideDown":true}""", "body !contains")]
    [InlineData("""{}""", "no type")]
    [InlineData("""17""", "no type")]
    public async Task Preview_WhatCannotBe_SaysWhy(string monitor, string why)
    {
        var line = await PreviewAsync(monitor);

        Assert.Equal(ImportOutcome.NotImported, line.Outcome);
        Assert.Contains(why, string.Join(' ', line.Notes), StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", JsonSerializer.Serialize(line), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_WhatDoesNotFit_IsBoundedAndTold()
    {
        var line = await PreviewAsync("""{"name":"two\nlines","type":"ping","hostname":"a.lan","interval":2,"timeout":90,"maxretries":99}""");

        Assert.Equal(ImportOutcome.Changed, line.Outcome);
        Assert.Equal(("two lines", 5, 4, 10), (line.Monitor!.Name, line.Monitor.IntervalSeconds, line.Monitor.TimeoutSeconds, line.Monitor.Retries));
        Assert.Equal(4, line.Notes.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{"monitorList":"no"}""")]
    [InlineData("""{"monitorList":[]}""")]
    [InlineData("3")]
    public async Task Preview_NoExport_IsRefused(string? text)
    {
        var report = await Import.PreviewAsync(new MonitorImportInput { Text = text }, CancellationToken.None);

        Assert.Equal((ErrorKind.Invalid, "import_invalid"), (report.Error!.Kind, report.Error.Code));
        Assert.Equal("text", Assert.Single(report.Error.Fields).Field);
    }

    [Fact]
    public async Task Preview_MoreThanCanBe_IsRefused()
    {
        var text = $"[{string.Join(',', Enumerable.Repeat("{}", 501))}]";

        var report = await Import.PreviewAsync(new MonitorImportInput { Text = text }, CancellationToken.None);

        Assert.Contains("501", report.Error!.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_SameTwiceInOneExport_MakesOne()
    {
        const string Text = """{"monitorList":{"1":{"name":"Twin","type":"ping","hostname":"192.0.2.7"},"2":{"name":"Twin","type":"ping","hostname":"192.0.2.7"}}}""";

        var report = (await Import.ImportAsync(new MonitorImportInput { Text = Text }, Actor.Nebula, CancellationToken.None)).Value!;

        Assert.Equal([ImportOutcome.Imported, ImportOutcome.NotImported], report.Items.Select(item => item.Outcome));
        Assert.Equal("twin", report.Items[0].Key);
    }

    [Fact]
    public async Task Preview_WhatIsSent_ComesAlong()
    {
        var line = await PreviewAsync("""
            {"name":"x","type":"http","url":"https://a.example","method":"post","body":"a=1","httpBodyEncoding":"form","headers":"{\"User-Agent\":\"me\"}",
             "maxredirects":3,"expiryNotification":1}
            """);

        Assert.Equal(
            ("POST", "a=1", "application/x-www-form-urlencoded", "3", "21"),
            (Own(line, "method"), Own(line, "body"), Own(line, "contentType"), Own(line, "maxRedirects"), Own(line, "certificateWarnDays")));
        Assert.Contains("Everybody who may see monitors can read its body; a password belongs into a secret header.", line.Notes);
    }

    private static string Own(ImportedMonitor line, string member) => line.Monitor!.Check!.Own![member].ToString();

    private static string Own(Homelab.Status.Monitors.Monitor monitor, string member) => monitor.Check.Own![member].ToString();

    private async Task<ImportedMonitor> PreviewAsync(string monitor)
    {
        var report = await Import.PreviewAsync(new MonitorImportInput { Text = $"[{monitor}]" }, CancellationToken.None);
        return Assert.Single(report.Value!.Items);
    }
}
