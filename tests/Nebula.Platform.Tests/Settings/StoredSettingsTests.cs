using Dapper;
using Nebula.Platform.Settings;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Settings;

public sealed class StoredSettingsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public async Task InitializeAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate settings, setting_changes");
    }

    public Task DisposeAsync()
    {
        _folder.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Change_ByOneProcess_CountsInTheOtherWithinSeconds()
    {
        await using var one = await SettingsProcess.StartAsync(database, _folder);
        await using var other = await SettingsProcess.StartAsync(database, _folder);

        await one.SetAsync("PROBE_COUNT", "7");
        await other.WaitAsync(process => process.Options.Count == 7);
        await other.ResetAsync("PROBE_COUNT");
        await one.WaitAsync(process => process.Options.Count == 3);

        Assert.Equal(SettingSourceKind.Default, one.Find("PROBE_COUNT").Source.Kind);
    }

    [Fact]
    public async Task Start_AfterAChange_HasItFromTheFirstMomentOn()
    {
        await using (var one = await SettingsProcess.StartAsync(database, _folder))
        {
            await one.SetAsync("PROBE_STAY", "later");
            Assert.True(one.Find("PROBE_STAY").RestartPending);
        }

        await using var next = await SettingsProcess.StartAsync(database, _folder);

        Assert.Equal("later", next.Options.Stay);
        Assert.False(next.Find("PROBE_STAY").RestartPending);
    }

    [Theory]
    [InlineData("PROBE_COUNT", "99", "PROBE_COUNT: must be from 1 to 9.")]
    [InlineData("PROBE_LOCKED", "x", "It is kept elsewhere.")]
    public async Task Start_StoredValueIsBad_StartsWithoutItAndSaysSo(string key, string value, string fault)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into settings (id, key, value, version, updated_at, updated_by) values (gen_random_uuid(), @key, @value, 1, now(), 'somebody')", new { key, value });

        await using var process = await SettingsProcess.StartAsync(database, _folder);

        Assert.Equal((3, null), (process.Options.Count, process.Options.Elsewhere));
        Assert.StartsWith(fault, process.Find(key).Fault, StringComparison.Ordinal);
        Assert.NotEqual(SettingSourceKind.Database, process.Find(key).Source.Kind);
    }

    [Theory]
    [InlineData("FunctionsRuntime:Storage")]
    [InlineData("NEBULA_OLD_SETTING")]
    [InlineData("DOTNET_STARTUP_HOOKS")]
    public async Task Start_StoredKeyIsNoSetting_DoesNotReachTheConfiguration(string key)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync(
            "insert into settings (id, key, value, version, updated_at, updated_by) values (gen_random_uuid(), @key, 'x', 1, now(), 'somebody')", new { key });

        await using var process = await SettingsProcess.StartAsync(database, _folder);

        var configuration = (Microsoft.Extensions.Configuration.IConfiguration)process.Services.GetService(typeof(Microsoft.Extensions.Configuration.IConfiguration))!;
        Assert.Null(configuration[key]);
    }

    [Fact]
    public async Task List_ValueOfAFile_NamesTheLine()
    {
        await File.WriteAllTextAsync(_folder.At(".env"), "# first\n\nPROBE_COUNT=4\n");

        await using var process = await SettingsProcess.StartAsync(database, _folder);

        Assert.Equal(
            new SettingSource { Kind = SettingSourceKind.EnvFile, Place = $"{_folder.At(".env")} line 3", Value = "4" }, process.Find("PROBE_COUNT").Source);
    }

    [Fact]
    public async Task List_NothingSet_ShowsDefaultsAndWhatIsAllowed()
    {
        await using var process = await SettingsProcess.StartAsync(database, _folder);

        var wait = process.Find("PROBE_WAIT");
        var level = process.Find("PROBE_LEVEL");
        Assert.Equal((SettingKind.Duration, "90s", SettingSourceKind.Default), (wait.Kind, wait.Source.Value, wait.Source.Kind));
        Assert.Equal((SettingKind.Choice, "low"), (level.Kind, level.Source.Value));
        Assert.Equal(["low", "high"], level.Allowed);
        Assert.Equal(("Count", "things", "Probe"), (process.Find("PROBE_COUNT").Label, process.Find("PROBE_COUNT").Unit, process.Find("PROBE_COUNT").Group));
        Assert.Equal("The address of the NAS", process.Find("NAS_ADDRESS").Description);
    }
}
