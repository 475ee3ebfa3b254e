using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;
using Dapper;
using Nebula.Functions.Tests.Secrets;
using Nebula.Functions.Tests.Status;
using Nebula.Homelab;
using Nebula.Platform.Audit;
using Nebula.Platform.Backups;
using Nebula.Platform.Backups.Restoring;
using Nebula.Platform.Database;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Backups;

/// <summary>The drill: an inhabited installation, a backup of it while it runs, and another installation that becomes it.</summary>
public sealed class RestoreDrillTests : IAsyncLifetime
{
    private const string Passphrase = "eleven grey herons at noon";
    private const string AuditPrint = "select coalesce(string_agg(a::text, '|' order by seq), '') from audit_log a where seq <= @last";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly FunctionsHost _old = new();
    private readonly FunctionsHost _new = new();
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Restore_BackupOfAnInhabitedInstallation_IsThatInstallation()
    {
        using var owner = await OwnerClient.SignInAsync(_old);
        var id = await InhabitAsync(owner);
        var (last, audit) = await AuditAsync(_old);

        var made = await new BackupWriter(_old.Database.Options, SecretsOf(_old), TimeProvider.System)
            .WriteAsync(new BackupOrder(_folder.At("drill"), Passphrase, WithKeys: true, Replace: false, Actor.Nebula), CancellationToken.None);
        Assert.Null(made.Error);
        await _new.StopAsync();
        var restored = await new BackupRestore(_new.Database.Options, SecretsOf(_new), [.. PlatformMigrations.Sources, HomelabMigrations.Source], TimeProvider.System)
            .RestoreAsync(new RestoreOrder(_folder.At("drill"), Passphrase, null, WithoutKeys: false, Disconnect: true, Actor.Nebula), CancellationToken.None);
        Assert.Null(restored.Error);
        _new.Database.DataSource.Clear();
        Assert.Equal(audit, await PrintAuditAsync(_new, last));
        await _new.StartAsync();

        // The same name and password; the old session is none here.
        using var again = await OwnerClient.SignInAsync(_new);
        using var stale = new HttpRequestMessage(HttpMethod.Get, new Uri(_new.Client.BaseAddress!, "/api/session"));
        stale.Headers.Add("Cookie", owner.DefaultRequestHeaders.GetValues("Cookie"));
        Assert.False((await _new.Client.SendAsync(stale)).IsSuccessStatusCode);
        var monitors = (await again.GetFromJsonAsync<JsonElement>("/api/monitors")).GetProperty("items").EnumerateArray();
        Assert.Contains(monitors, monitor => monitor.GetProperty("id").GetString() == id);
        Assert.NotEqual(0, await ResultsAsync(again));
        await using var secrets = new StoredSecrets(_new);
        Assert.Equal("kettle-and-stairs", await secrets.ReadAsync("drill"));
    }

    public async Task InitializeAsync()
    {
        await Task.WhenAll(_old.InitializeAsync(), _new.InitializeAsync());
        foreach (var database in new[] { DatabaseNames.DiscordBot, DatabaseNames.StreamBot })
        {
            await (await _old.Database.AddAsync(database)).DisposeAsync();
            await (await _new.Database.AddAsync(database)).DisposeAsync();
        }
    }

    public async Task DisposeAsync()
    {
        var kept = new KeptStates(_new.Database.Options, TimeProvider.System);
        foreach (var state in (await kept.ListAsync(CancellationToken.None)).Value ?? [])
        {
            await kept.ForgetAsync(state.Name, Actor.Nebula, CancellationToken.None);
        }

        await Task.WhenAll(_old.DisposeAsync(), _new.DisposeAsync());
        _folder.Dispose();
    }

    private static SecretsOptions SecretsOf(FunctionsHost host) => new() { KeyFile = host.Environment["NEBULA_SECRETS_KEY_FILE"] };

    /// <summary>How many checks the monitor has behind it; it is shown a moment after it was made.</summary>
    private static async Task<int> ResultsAsync(HttpClient client)
    {
        using var response = await client.GetAsync("/api/status/services/door-bell?window=1h");
        return response.IsSuccessStatusCode ? (await OwnerClient.ReadAsync(response)).GetProperty("results").GetArrayLength() : 0;
    }

    private async Task<string> InhabitAsync(HttpClient owner)
    {
        await using var secrets = new StoredSecrets(_old);
        await secrets.SetAsync("drill", "kettle-and-stairs");
        using var created = await owner.PostAsJsonAsync(
            "/api/monitors", new { name = "Door bell", intervalSeconds = 5, timeoutSeconds = 2, check = new { type = "tcp", host = "127.0.0.1", port = 9 } });
        Assert.True(created.IsSuccessStatusCode, await created.Content.ReadAsStringAsync());
        var watch = Stopwatch.StartNew();
        while (await ResultsAsync(owner) == 0)
        {
            Assert.True(watch.Elapsed < Limit, "The monitor has no result.");
            await Task.Delay(100);
        }

        return (await OwnerClient.ReadAsync(created)).GetProperty("id").GetString()!;
    }

    private static async Task<(long Last, string Print)> AuditAsync(FunctionsHost host)
    {
        await using var connection = await host.Database.DataSource.OpenConnectionAsync();
        var last = await connection.ExecuteScalarAsync<long>("select coalesce(max(seq), 0) from audit_log");
        return (last, await PrintAuditAsync(host, last));
    }

    private static async Task<string> PrintAuditAsync(FunctionsHost host, long last)
    {
        await using var connection = await host.Database.DataSource.OpenConnectionAsync();
        return (await connection.ExecuteScalarAsync<string>(AuditPrint, new { last }))!;
    }
}
