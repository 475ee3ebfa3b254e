using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Secrets;
using Nebula.Testing;
using Nebula.Testing.Http;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Checks.Http;

/// <summary>What becomes of the secret headers of a monitor, from the form to the wire.</summary>
public sealed class HeaderVaultTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private const string Secret = "Bearer s3cret-of-the-shop";

    private readonly TemporaryFolder _folder = new();
    private readonly FakeTimeProvider _time = new(MonitorRows.Start);
    private readonly ConcurrentQueue<string> _seen = new();

    private FakeHttpServer _server = null!;
    private FakeHttpServer _other = null!;
    private ServiceProvider _services = null!;

    private MonitorService Monitors => _services.GetRequiredService<MonitorService>();

    private MonitorCheckService Checks => _services.GetRequiredService<MonitorCheckService>();

    [Fact]
    public async Task Check_SavedSecret_IsSentAndNeverShown()
    {
        var made = await CreateAsync(_server, ("Authorization", Secret));

        var answer = await Checks.CheckAsync(made.Id, CancellationToken.None);

        Assert.Equal(ServiceState.Up, answer.Value?.State);
        Assert.Equal([Secret], _seen);
        var found = await Monitors.FindAsync(made.Id, CancellationToken.None);
        Assert.Equal("{\"Authorization\": null}", found.Value!.Check.Own!["secretHeaders"].GetRawText());
        Assert.DoesNotContain("s3cret", JsonSerializer.Serialize(answer.Value) + await KeptAsync(made.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Update_NullAndNewValueAndLeftOut_KeepsReplacesAndForgets()
    {
        var made = await CreateAsync(_server, ("Authorization", Secret));

        var kept = await UpdateAsync(made, _server, ("Authorization", null));
        await Checks.CheckAsync(made.Id, CancellationToken.None);
        var replaced = await UpdateAsync(kept, _server, ("Authorization", "Bearer other"));
        await Checks.CheckAsync(made.Id, CancellationToken.None);
        await UpdateAsync(replaced, _server);

        Assert.Equal([Secret, "Bearer other"], _seen);
        Assert.Equal(0, await RowsAsync(made.Id));
    }

    [Fact]
    public async Task Update_KeptSecretToAnotherOrigin_IsRefusedByField()
    {
        var made = await CreateAsync(_server, ("Authorization", Secret));

        var moved = await Monitors.UpdateAsync(made.Id, made.Version, Input(_other, ("Authorization", null)), Actor.Nebula, CancellationToken.None);
        var looked = await Checks.PreviewAsync(new MonitorPreviewInput { Monitor = Input(_other, ("Authorization", null)), Id = made.Id }, CancellationToken.None);

        Assert.Equal("check.secretHeaders.Authorization", Assert.Single(moved.Error!.Fields).Field);
        Assert.Contains("for another address give it again", looked.Value!.Result.Reason, StringComparison.Ordinal);
        Assert.Empty(_seen);
    }

    [Fact]
    public async Task Preview_OfASavedMonitor_SendsWhatIsKept()
    {
        var made = await CreateAsync(_server, ("Authorization", Secret));

        var looked = await Checks.PreviewAsync(new MonitorPreviewInput { Monitor = Input(_server, ("authorization", null)), Id = made.Id }, CancellationToken.None);

        Assert.Equal(ServiceState.Up, looked.Value?.Result.State);
        Assert.Equal([Secret], _seen);
    }

    [Fact]
    public async Task Create_SecretWithoutValue_IsRefusedAndNothingIsMade()
    {
        var made = await Monitors.CreateAsync(Input(_server, ("Authorization", null)) with { Name = "Nothing" }, Actor.Nebula, CancellationToken.None);

        Assert.Equal("check.secretHeaders.Authorization", Assert.Single(made.Error!.Fields).Field);
        Assert.DoesNotContain("Nothing", (await Monitors.ListAsync(100, null, CancellationToken.None)).Value!.Items.Select(monitor => monitor.Name));
    }

    [Fact]
    public async Task Create_HeaderFromEnvironment_IsLeftToTheServiceMap()
    {
        var input = Input(_server) with
        {
            Check = new CheckInput { Type = "http", Url = _server.Url.AbsoluteUri, Own = OwnMembers.Of(("headersFromEnvironment", new Dictionary<string, string> { ["X"] = "HOME" })) },
        };

        var made = await Monitors.CreateAsync(input, Actor.Nebula, CancellationToken.None);

        Assert.Equal("check.headersFromEnvironment", Assert.Single(made.Error!.Fields).Field);
    }

    [Fact]
    public async Task Delete_SecretOfTheMonitor_GoesWithIt()
    {
        var made = await CreateAsync(_server, ("Authorization", Secret));

        await Monitors.DeleteAsync(made.Id, Actor.Nebula, CancellationToken.None);

        Assert.Equal(0, await RowsAsync(made.Id));
    }

    [Fact]
    public void Column_OfTheVault_IsCoveredByRotation() => Assert.Contains(HeaderVault.Column, _services.GetServices<SealedColumn>());

    public async Task InitializeAsync()
    {
        _server = await FakeHttpServer.StartAsync(context =>
        {
            _seen.Enqueue(context.Request.Headers.Authorization.ToString());
            return Task.CompletedTask;
        });
        _other = await FakeHttpServer.StartAsync(context =>
        {
            _seen.Enqueue($"elsewhere {context.Request.Headers.Authorization}");
            return Task.CompletedTask;
        });
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("NEBULA_OUTBOUND_ALLOW", $"{_server.Url.Authority},{_other.Url.Authority}"),
            new("NEBULA_SECRETS_KEY_FILE", Path.Combine(_folder.Path, "secrets.keys")),
        ]).Build());
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton(database.DataSource);
        services.AddSecrets().AddChecks();
        services.AddSingleton<StatusRecorder>().AddSingleton<MonitorService>().AddSingleton<MonitorCheckService>();
        _services = services.BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _server.DisposeAsync();
        await _other.DisposeAsync();
        _folder.Dispose();
    }

    private static MonitorInput Input(FakeHttpServer server, params (string Name, string? Value)[] secret) => new()
    {
        Name = "Shop",
        Check = new CheckInput
        {
            Type = "http",
            Url = server.Url.AbsoluteUri,
            Own = OwnMembers.Of(("secretHeaders", secret.Length == 0 ? null : secret.ToDictionary(header => header.Name, header => header.Value))),
        },
    };

    private async Task<Monitor> CreateAsync(FakeHttpServer server, params (string Name, string? Value)[] secret)
    {
        var made = await Monitors.CreateAsync(Input(server, secret), Actor.Nebula, CancellationToken.None);
        return made.IsSuccess ? made.Value : throw new InvalidOperationException(made.Error.Detail);
    }

    private async Task<Monitor> UpdateAsync(Monitor monitor, FakeHttpServer server, params (string Name, string? Value)[] secret)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        var saved = await Monitors.UpdateAsync(monitor.Id, monitor.Version, Input(server, secret), Actor.Nebula, CancellationToken.None);
        return saved.IsSuccess ? saved.Value : throw new InvalidOperationException(saved.Error.Detail);
    }

    private async Task<long> RowsAsync(Guid monitor)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        return await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM monitor_secrets WHERE monitor_id = @monitor", new { monitor });
    }

    private async Task<string> KeptAsync(Guid monitor)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var bytes = await connection.ExecuteScalarAsync<byte[]>("SELECT sealed FROM monitor_secrets WHERE monitor_id = @monitor", new { monitor });
        var audit = await connection.QueryAsync<string>("SELECT to_jsonb(o)::text FROM audit_outbox o");
        return Encoding.Latin1.GetString(bytes!) + string.Concat(audit);
    }
}
