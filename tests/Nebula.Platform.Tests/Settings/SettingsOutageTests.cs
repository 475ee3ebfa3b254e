using Nebula.Platform.Database;
using Nebula.Platform.Settings;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Settings;

/// <summary>On a server of its own, because it gets broken.</summary>
public sealed class SettingsOutageTests : IAsyncLifetime
{
    private readonly BreakablePostgres _postgres = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Database_KilledAndBack_TheLastValuesStayAndTheNextChangeIsSeen()
    {
        await using var one = await SettingsProcess.StartAsync(_postgres.ConnectionUri, null, _folder);
        await one.SetAsync("PROBE_COUNT", "7");

        await _postgres.KillAsync();
        await one.WaitAsync(process => !HealthOf(process).IsAvailable);
        await Assert.ThrowsAnyAsync<Npgsql.NpgsqlException>(() => one.SetAsync("PROBE_COUNT", "8"));
        var during = (one.Options.Count, one.Find("PROBE_COUNT").Source.Kind);
        await using var second = await SettingsProcess.StartAsync(_postgres.ConnectionUri, null, _folder, ("PROBE_COUNT", "2"));
        var without = second.Options.Count;
        await _postgres.StartAsync();
        await second.WaitAsync(process => process.Options.Count == 7);
        await one.WaitAsync(process => HealthOf(process).HasAnswered);
        await second.SetAsync("PROBE_COUNT", "8");
        await one.WaitAsync(process => process.Options.Count == 8);

        Assert.Equal((7, SettingSourceKind.Database), during);
        Assert.Equal(2, without);
    }

    public Task InitializeAsync() => _postgres.InitializeAsync();

    public async Task DisposeAsync()
    {
        await _postgres.DisposeAsync();
        _folder.Dispose();
    }

    private static DatabaseHealth HealthOf(SettingsProcess process) => (DatabaseHealth)process.Services.GetService(typeof(DatabaseHealth))!;
}
