using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;

namespace Nebula.Runtime.Tests.Keys;

public sealed class KeySecrecyTests
{
    [Fact]
    public async Task Keys_SentInEveryWay_AreInNoLogLineOfAnyLevel()
    {
        await using var app = await KeyedApp.StartAsync(args: ["--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace"]);
        var key = await app.CreateAsync("/admin/host/functionkeys/ci");
        using var put = await app.AdminAsync("PUT", "/admin/host/systemkeys/x", new { value = KeyedApp.Wrong });
        using var badPut = await app.SendAsync("PUT", "/admin/host/systemkeys/x", query: KeyedApp.Master, body: new StringContent($$"""{"value":"{{key}}"""));

        var statuses = new[]
        {
            await app.StatusAsync("/api/guarded", header: key),
            await app.StatusAsync("/api/guarded", query: key),
            await app.StatusAsync("/api/system", query: key),
            await app.StatusAsync("/api/nowhere", query: key),
            await app.StatusAsync("/admin/host/functionkeys", query: KeyedApp.Master),
            await app.StatusAsync("/api/open", query: KeyedApp.Wrong),
        };
        await app.StopAsync();

        Assert.Equal(
            [HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.Unauthorized, HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.OK], statuses);
        Assert.Contains(app.Logs.Lines, line => line.Contains("Key ci of the host (function keys): Created.", StringComparison.Ordinal));
        Assert.All([key, KeyedApp.Master, KeyedApp.Wrong], secret =>
            Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(secret, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Key_InTheQuery_IsNotAmongTheBindingData()
    {
        await using var app = await KeyedApp.StartAsync();
        var key = await app.CreateAsync("/admin/host/functionkeys/ci");

        var data = await app.Client.GetStringAsync($"/api/binding-data?q=1&Code={key}");

        Assert.Contains("\"q\":\"1\"", data, StringComparison.Ordinal);
        Assert.DoesNotContain(key, data, StringComparison.Ordinal);
        Assert.DoesNotContain("code", data, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Key_InTheQuery_IsOnNoTraceOfTheRequest()
    {
        var spans = new ConcurrentQueue<string>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Microsoft.AspNetCore",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => spans.Enqueue($"{span.DisplayName} {string.Join(' ', span.TagObjects.Select(tag => $"{tag.Key}={tag.Value}"))}"),
        };
        ActivitySource.AddActivityListener(listener);
        await using var app = await KeyedApp.StartAsync();
        var key = await app.CreateAsync("/admin/host/functionkeys/ci");

        var status = await app.StatusAsync("/api/guarded", query: key);
        await app.StopAsync();

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(spans);
        Assert.DoesNotContain(spans, span => span.Contains(key, StringComparison.Ordinal));
    }
}
