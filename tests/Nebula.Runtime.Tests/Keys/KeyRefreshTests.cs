using System.Net;
using Microsoft.Extensions.Time.Testing;
using Nebula.Runtime.Keys;

namespace Nebula.Runtime.Tests.Keys;

public sealed class KeyRefreshTests
{
    private const string Value = "a-key-made-by-another-process-0123456789";

    private readonly BreakableKeyStore _store = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Key_MadeAndEndedInAnotherProcess_IsKnownHereAfterTheInterval()
    {
        await using var app = await KeyedApp.StartAsync(_store, _time);
        var before = await app.StatusAsync("/api/guarded", header: Value);

        await _store.SetAsync(new StoredKey(KeyScope.Host, "theirs", KeyHash.Of(Value)), CancellationToken.None);
        await AfterTheIntervalAsync();
        var whileItHolds = await app.StatusAsync("/api/guarded", header: Value);
        await _store.RemoveAsync(KeyScope.Host, "theirs", CancellationToken.None);
        await AfterTheIntervalAsync();
        var afterwards = await app.StatusAsync("/api/guarded", header: Value);

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized], [before, whileItHolds, afterwards]);
    }

    [Fact]
    public async Task Storage_GoesAway_KnownKeysHoldAndChangesAreRefused()
    {
        await using var app = await KeyedApp.StartAsync(_store, _time);
        var key = await app.CreateAsync("/admin/host/functionkeys/ci");
        _store.IsAway = true;
        await AfterTheIntervalAsync();
        await AfterTheIntervalAsync();

        var known = await app.StatusAsync("/api/guarded", header: key);
        var unknown = await app.StatusAsync("/api/guarded", header: KeyedApp.Wrong);
        using var listed = await app.AdminAsync("GET", "/admin/host/functionkeys");
        using var created = await app.AdminAsync("POST", "/admin/host/functionkeys/new");
        using var put = await app.AdminAsync("PUT", "/admin/host/functionkeys/ci", new { value = Value });
        using var deleted = await app.AdminAsync("DELETE", "/admin/host/functionkeys/ci");

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Unauthorized], [known, unknown]);
        Assert.Contains("\"ci\"", await listed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.All([created, put, deleted], response => Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode));
        Assert.Contains("storage", await deleted.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(app.Logs.Lines, line => line.Contains("storage cannot be reached (Away.)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Storage_ComesBack_KeysAreReadAgain()
    {
        _store.IsAway = true;
        await using var app = await KeyedApp.StartAsync(_store, _time);
        await app.StatusAsync("/api/guarded", header: Value);
        _store.IsAway = false;
        await _store.SetAsync(new StoredKey(KeyScope.Host, "theirs", KeyHash.Of(Value)), CancellationToken.None);

        await AfterTheIntervalAsync();
        var status = await app.StatusAsync("/api/guarded", header: Value);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains(app.Logs.Lines, line => line.Contains("storage is there again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Storage_AwaySinceTheStart_SaysSoRatherThanCallingAKeyWrong()
    {
        _store.IsAway = true;
        await using var app = await KeyedApp.StartAsync(_store, _time);

        using var perhapsRight = await app.SendAsync("GET", "/api/guarded", Value);
        var withoutKey = await app.StatusAsync("/api/guarded");
        var master = await app.StatusAsync("/api/guarded", header: KeyedApp.Master);
        var open = await app.StatusAsync("/api/open", header: Value);
        var list = await app.StatusAsync("/admin/host/functionkeys", header: KeyedApp.Master);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, perhapsRight.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(5), perhapsRight.Headers.RetryAfter?.Delta);
        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.ServiceUnavailable], [withoutKey, master, open, list]);
    }

    [Fact]
    public async Task App_ThatAsksForNoKey_ReadsNoneUntilOneIsSent()
    {
        await using var app = await KeyedApp.StartAsync(_store, _time, typeof(OpenFunctions));

        await app.StatusAsync("/api/open-to-all");
        await app.StatusAsync("/api/open-to-all?q=encode");
        _time.Advance(KeyRefreshService.Interval * 3);
        var readsBefore = _store.Reads;
        await app.StatusAsync("/api/open-to-all", header: Value);

        Assert.Equal([0, 1], [readsBefore, _store.Reads]);
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, KeyedApp.Master, false)]
    [InlineData(false, null, false)]
    public async Task Start_WithoutAMasterKey_SaysHowToSetItWhereKeysAreAskedFor(bool asksForKeys, string? master, bool isTold)
    {
        await using var app = await KeyedApp.StartAsync(
            time: _time, functions: asksForKeys ? typeof(KeyFunctions) : typeof(OpenFunctions), master: master);

        var isInMemoryTold = app.Logs.Lines.Count(line => line.Contains("keys are kept in memory", StringComparison.Ordinal));
        var told = app.Logs.Lines.Count(line => line.Contains("FunctionsRuntime__MasterKey", StringComparison.Ordinal));

        Assert.Equal(isTold ? 1 : 0, told);
        Assert.Equal(asksForKeys ? 1 : 0, isInMemoryTold);
    }

    private async Task AfterTheIntervalAsync()
    {
        var reads = _store.Reads;
        _time.Advance(KeyRefreshService.Interval);
        await Eventually.IsSoAsync(() => _store.Reads > reads);

        // The copy is taken after the read; a second read begins only once it was.
        reads = _store.Reads;
        _time.Advance(KeyRefreshService.Interval);
        await Eventually.IsSoAsync(() => _store.Reads > reads);
    }
}
