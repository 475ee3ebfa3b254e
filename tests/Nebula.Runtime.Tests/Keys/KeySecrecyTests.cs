using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

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

    [Theory]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore.*=Trace")]
    [InlineData("--Logging:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics*=Trace")]
    [InlineData("--Logging:LogLevel:*Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    [InlineData("--Logging:Nebula.Runtime.Tests.Keys.RecordedLogs:LogLevel:Default=Trace")]
    [InlineData("--Logging:Nebula.Runtime.Tests.Keys.RecordedLogs:LogLevel:Microsoft.AspNetCore.Hosting.Diagnostics=Trace")]
    [InlineData("--Logging:Recorded:LogLevel:Default=Trace")]
    public async Task Keys_InQueries_AreInNoLogLineWhateverTheSetting(string setting)
    {
        await using var app = await KeyedApp.StartAsync(args: ["--Logging:LogLevel:Default=Trace", setting]);

        var status = await app.StatusAsync("/api/open", query: KeyedApp.Wrong);
        await app.StopAsync();

        AssertSecret(app, status);
    }

    [Fact]
    public async Task Keys_InQueries_AreInNoLogLineWhateverHostJsonSays()
    {
        const string hostJson = """
            { "version": "2.0", "logging": { "Recorded": { "logLevel": { "Default": "Trace" } }, "console": { "logLevel": { "Default": "Trace" } } } }
            """;
        await using var app = await KeyedApp.StartAsync(hostJson: hostJson);

        var status = await app.StatusAsync("/api/open", query: KeyedApp.Wrong);
        await app.StopAsync();

        AssertSecret(app, status);
    }

    [Theory]
    [InlineData("GET /api/open?code={0} HTTP/9.9\r\n\r\n")]
    [InlineData("GET /api/open?code={0}\r\n\r\n")]
    [InlineData("GET /api/open HTTP/1.1\r\nHost: a\r\nx-functions-key {0}\r\n\r\n")]
    [InlineData("{0}\r\n\r\n")]
    public async Task Keys_InAMalformedRequest_AreInNoLogLine(string request)
    {
        await using var app = await KeyedApp.StartAsync(args: ["--Logging:Recorded:LogLevel:Default=Trace"]);
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, app.Client.BaseAddress!.Port);
        await using var stream = client.GetStream();

        await stream.WriteAsync(Encoding.ASCII.GetBytes(string.Format(CultureInfo.InvariantCulture, request, KeyedApp.Wrong)));
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await app.StopAsync();

        Assert.NotEmpty(app.Logs.Lines);
        Assert.DoesNotContain("200 OK", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(KeyedApp.Wrong, StringComparison.Ordinal));
    }

    private static void AssertSecret(KeyedApp app, HttpStatusCode status)
    {
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.NotEmpty(app.Logs.Lines);
        Assert.DoesNotContain(app.Logs.Lines, line => line.Contains(KeyedApp.Wrong, StringComparison.Ordinal));
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
