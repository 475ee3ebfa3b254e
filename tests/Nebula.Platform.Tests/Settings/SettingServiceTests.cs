using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.ServiceMap;
using Nebula.Platform.Settings;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Settings;

public sealed class SettingServiceTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private SettingsProcess _process = null!;

    public async Task InitializeAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate settings, setting_changes, audit_outbox, event_outbox");
        _process = await SettingsProcess.StartAsync(database, _folder, ("PROBE_COUNT", "5"));
    }

    public async Task DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task SetAsync_GoodValue_CountsAtOnceAboveTheEnvironment()
    {
        var result = await _process.SetAsync("PROBE_COUNT", " 7 ");

        Assert.Equal(7, _process.Options.Count);
        Assert.Equal(new SettingSource { Kind = SettingSourceKind.Database, Value = "7" }, result.Value?.Source);
        Assert.Equal("5", result.Value?.Beneath?.Value);
        Assert.Equal(1, result.Value?.Version);
        Assert.Equal("owner", result.Value?.ChangedBy);
    }

    [Theory]
    [InlineData("PROBE_COUNT", "10", "PROBE_COUNT: must be from 1 to 9. How many, 1 to 9.")]
    [InlineData("PROBE_COUNT", "many", "PROBE_COUNT: 'many' is not a whole number. How many, 1 to 9.")]
    [InlineData("PROBE_LEVEL", "middle", "PROBE_LEVEL: 'middle' is not one of low, high. Which level.")]
    [InlineData("PROBE_WAIT", "soon", "PROBE_WAIT: 'soon' is not a duration such as 30s, 15m, 12h or 7d. How long.")]
    [InlineData("PROBE_KEY", "abcdefg", "PROBE_KEY: must have at least 8 characters. The key.")]
    [InlineData("PROBE_COUNT", " ", "It is empty; to have the environment or the default count again, reset it.")]
    [InlineData("PROBE_STAY", "a\nb", "It has a line break or a control character in it.")]
    [InlineData("PROBE_STAY", "a\0b", "It has a line break or a control character in it.")]
    public async Task SetAsync_BadValue_IsRefusedAsAStartWouldAndNotStored(string key, string value, string message)
    {
        var before = _process.Find(key);

        var result = await _process.SetAsync(key, value);

        Assert.Equal("setting_invalid", result.Error?.Code);
        Assert.Equal(message, Assert.Single(result.Error!.Fields).Message);
        Assert.Equal(before, _process.Find(key) with { Allowed = before.Allowed });
        Assert.Equal(0, await CountAsync("settings"));
    }

    [Fact]
    public async Task SetAsync_VersionThatIsNoMore_ChangesNothingAndSaysWhoDid()
    {
        await _process.SetAsync("PROBE_COUNT", "7", by: SettingsProcess.Admin);

        var result = await _process.SetAsync("PROBE_COUNT", "8", version: 0);

        Assert.Equal("setting_changed", result.Error?.Code);
        Assert.StartsWith("admin changed PROBE_COUNT", result.Error?.Detail, StringComparison.Ordinal);
        Assert.Equal(7, _process.Options.Count);
        Assert.Equal(1, await CountAsync("setting_changes"));
    }

    [Fact]
    public async Task SetAsync_ManyAtOnceOnOneVersion_OneWins()
    {
        var results = await Task.WhenAll(Enumerable.Range(1, 9).Select(count => _process.SetAsync("PROBE_COUNT", $"{count}", version: 0)));

        var winner = Assert.Single(results, result => result.IsSuccess);
        Assert.Equal($"{_process.Options.Count}", winner.Value!.Source.Value);
        Assert.Equal(1, await CountAsync("audit_outbox"));
    }

    [Fact]
    public async Task SetAsync_SameValueAgain_IsNoChange()
    {
        await _process.SetAsync("PROBE_COUNT", "7");

        var result = await _process.SetAsync("PROBE_COUNT", "7");

        Assert.Equal(1, result.Value?.Version);
        Assert.Equal(1, await CountAsync("setting_changes"));
    }

    [Theory]
    [InlineData("PROBE_KEY", "long-enough-key")]
    [InlineData("PROBE_DOOR", "front")]
    public async Task SetAsync_SecretOrDangerousByAnAdmin_IsForbidden(string key, string value)
    {
        var result = await _process.SetAsync(key, value, by: SettingsProcess.Admin);

        Assert.Equal("permission_missing", result.Error?.Code);
        Assert.False(_process.Find(key).IsSet);
    }

    [Theory]
    [InlineData("PROBE_LOCKED")]
    [InlineData("NEBULA_POSTGRES")]
    [InlineData("NEBULA_SECRETS_KEY_FILE")]
    [InlineData("NEBULA_DATA")]
    public async Task SetAsync_Locked_IsRefusedWithTheReason(string key)
    {
        var result = await _process.SetAsync(key, "anything");

        Assert.Equal("setting_locked", result.Error?.Code);
        Assert.EndsWith(_process.Find(key).Locked!, result.Error?.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PROBE_CONT", "Did you mean 'PROBE_COUNT'?")]
    [InlineData("PATH", "")]
    [InlineData("FunctionsRuntime:Storage", "")]
    public async Task SetAsync_NoSetting_IsNotFound(string key, string hint)
    {
        var result = await _process.SetAsync(key, "x", version: 0);

        Assert.Equal("setting_not_found", result.Error?.Code);
        Assert.Contains(hint, result.Error?.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetAsync_OfASetOne_BringsTheEnvironmentBackAndGoesOnCounting()
    {
        await _process.SetAsync("PROBE_COUNT", "7");

        var result = await _process.ResetAsync("PROBE_COUNT");
        var late = await _process.SetAsync("PROBE_COUNT", "8", version: 0);

        Assert.Equal(5, _process.Options.Count);
        Assert.Equal((2, null), (result.Value?.Version, result.Value?.Beneath));
        Assert.Equal("setting_changed", late.Error?.Code);
    }

    [Fact]
    public async Task HistoryAsync_AfterChanges_TellsThemLatestFirstByPages()
    {
        await _process.SetAsync("PROBE_COUNT", "7");
        await _process.SetAsync("PROBE_COUNT", "8", by: SettingsProcess.Admin);
        await _process.ResetAsync("PROBE_COUNT");

        var first = await _process.Settings.HistoryAsync("PROBE_COUNT", null, 2, CancellationToken.None);
        var rest = await _process.Settings.HistoryAsync("PROBE_COUNT", first.Value!.Next, 2, CancellationToken.None);

        Assert.Equal([("owner", "8", null), ("admin", "7", "8")], first.Value.Items.Select(change => (change.ChangedBy, change.BeforeValue, change.AfterValue)));
        var oldest = Assert.Single(rest.Value!.Items);
        Assert.Equal((null, "7", false, true), (oldest.BeforeValue, oldest.AfterValue, oldest.WasSet, oldest.IsSet));
        Assert.Null(rest.Value.Next);
    }

    [Fact]
    public async Task SetAsync_Done_LeavesAuditEntryAndEventInItsTransaction()
    {
        await _process.SetAsync("PROBE_COUNT", "7");

        await using var connection = await database.DataSource.OpenConnectionAsync();
        var audit = await connection.QuerySingleAsync<(string Action, string Target, string Before, string After)>(
            "select action, target, before_value::text, after_value::text from audit_outbox");
        var title = await connection.QuerySingleAsync<string>("select title from event_outbox where type = 'setting.changed'");
        Assert.Equal(("settings.set", "setting:PROBE_COUNT"), (audit.Action, audit.Target));
        Assert.Contains("\"7\"", audit.After, StringComparison.Ordinal);
        Assert.Contains("false", audit.Before, StringComparison.Ordinal);
        Assert.Equal("owner set PROBE_COUNT.", title);
    }

    [Fact]
    public async Task SetAsync_VariableOfTheMap_MovesTheService()
    {
        var result = await _process.SetAsync("NAS_ADDRESS", "nas.lan");

        Assert.Equal("nas.lan", result.Value?.Source.Value);
        var provider = _process.Services.GetRequiredService<ServiceMapProvider>();
        await _process.WaitAsync(_ => provider.Current.Services[0].Check.Url == "http://nas.lan/");
    }

    [Theory]
    [InlineData("not a host")]
    [InlineData("nas.lan/\u202E")]
    public async Task SetAsync_VariableThatTheMapRefuses_IsNotStored(string value)
    {
        var result = await _process.SetAsync("NAS_ADDRESS", value);

        Assert.Equal("setting_invalid", result.Error?.Code);
        Assert.False(_process.Find("NAS_ADDRESS").IsSet);
    }

    private async Task<long> CountAsync(string table)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<long>($"select count(*) from {table}");
    }
}
