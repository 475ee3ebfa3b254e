using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Platform.Audit;
using Nebula.Platform.Json;
using Nebula.Platform.Secrets;
using Nebula.Platform.Secrets.Masking;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Settings;

public sealed class SecretSettingTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Value = "opens-the-gate-77";

    private readonly TemporaryFolder _folder = new();
    private SettingsProcess _process = null!;

    public async Task InitializeAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await connection.ExecuteAsync("truncate settings, setting_changes, audit_outbox, event_outbox");
        _process = await SettingsProcess.StartAsync(database, _folder);
        Assert.True((await _process.SetAsync("PROBE_KEY", Value)).IsSuccess);
    }

    public async Task DisposeAsync()
    {
        await _process.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public void Set_Secret_CountsAndIsMasked()
    {
        Assert.Equal(Value, _process.Options.Key);
        Assert.Equal("it was ***", _process.Services.GetRequiredService<SecretMask>().Apply($"it was {Value}"));
    }

    [Fact]
    public async Task Start_SecretOfTheDatabase_IsMaskedHoweverManyOthersCome()
    {
        await using var other = await SettingsProcess.StartAsync(database, _folder);
        var mask = other.Services.GetRequiredService<SecretMask>();

        for (var number = 0; number <= SecretMask.Capacity; number++)
        {
            mask.Add($"another-secret-{number:00000}");
        }

        Assert.Equal("it was *** and another-secret-00000", mask.Apply($"it was {Value} and another-secret-00000"));
    }

    [Fact]
    public async Task Set_Secret_IsNowhereInTheApiNorInTheDatabase()
    {
        var history = await _process.Settings.HistoryAsync("PROBE_KEY", null, 10, CancellationToken.None);
        var answers = JsonSerializer.Serialize(_process.Settings.List(), NebulaJson.Options) + JsonSerializer.Serialize(history.Value, NebulaJson.Options);
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var rows = await connection.QueryAsync<string>(
            """
            select convert_from(decode(encode(sealed, 'hex'), 'escape'), 'sql_ascii') || coalesce(value, '') from settings union all
            select to_jsonb(c)::text from setting_changes c union all
            select to_jsonb(a)::text from audit_outbox a union all
            select to_jsonb(e)::text from event_outbox e
            """);

        Assert.DoesNotContain(Value, answers, StringComparison.Ordinal);
        Assert.DoesNotContain(Value, string.Concat(rows), StringComparison.Ordinal);
        Assert.True(Assert.Single(history.Value!.Items).IsSet);
        Assert.True(_process.Find("PROBE_KEY").IsSet);
        Assert.Equal("owner", _process.Find("PROBE_KEY").ChangedBy);
    }

    [Fact]
    public async Task Rotate_Keys_SealsItAnew()
    {
        var before = await SealedAsync();

        var outcome = await _process.Services.GetRequiredService<SecretRotation>().RotateAsync(forgetOldKeys: true, Actor.Nebula, CancellationToken.None);
        await using var other = await SettingsProcess.StartAsync(database, _folder);

        Assert.Equal(1, outcome.Value?.Values);
        Assert.NotEqual(before, await SealedAsync());
        Assert.Equal(Value, other.Options.Key);
    }

    [Fact]
    public async Task Start_KeyFileLost_LeavesItOutAndSaysWhichKeyIsWanted()
    {
        File.Move(_folder.At("secrets.keys"), _folder.At("elsewhere"));

        await using var other = await SettingsProcess.StartAsync(database, _folder);

        Assert.Null(other.Options.Key);
        Assert.Contains(Encoding.ASCII.GetString(await SealedAsync(), 1, 8), other.Find("PROBE_KEY").Fault, StringComparison.Ordinal);
    }

    private async Task<byte[]> SealedAsync()
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.QuerySingleAsync<byte[]>("select sealed from settings where key = 'PROBE_KEY'");
    }
}
