using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Nebula.Platform.Audit;
using Nebula.Platform.Configuration;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Secrets;
using Nebula.Platform.ServiceMap;
using Nebula.Platform.Tests.ServiceMap;
using Nebula.Platform.Settings;
using Nebula.Testing;

namespace Nebula.Platform.Tests.Settings;

/// <summary>What a process has of settings, on a database, with a key file and a service map in a folder.</summary>
internal sealed class SettingsProcess : IAsyncDisposable
{
    public const string Map = "version: 1\nvariables: { NAS_ADDRESS: The address of the NAS }\nservices: { nas: { url: 'http://${NAS_ADDRESS}/' } }\n";

    public static readonly Principal Owner = PrincipalOf(Role.Owner);

    public static readonly Principal Admin = PrincipalOf(Role.Admin);

    private readonly IHost _host;

    private SettingsProcess(IHost host) => _host = host;

    public IServiceProvider Services => _host.Services;

    public SettingService Settings => Services.GetRequiredService<SettingService>();

    public ProbeOptions Options => Services.GetRequiredService<IOptionsMonitor<ProbeOptions>>().CurrentValue;

    public static Task<SettingsProcess> StartAsync(TestDatabase database, TemporaryFolder folder, params (string Name, string Value)[] environment) =>
        StartAsync(database.ConnectionUri, database.Prefix, folder, environment);

    public static async Task<SettingsProcess> StartAsync(
        string postgres, string? prefix, TemporaryFolder folder, params (string Name, string Value)[] environment)
    {
        await File.WriteAllTextAsync(folder.At("service-map.yml"), Map);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["NEBULA_POSTGRES"] = postgres,
            ["NEBULA_POSTGRES_PREFIX"] = prefix,
            ["NEBULA_SECRETS_KEY_FILE"] = folder.At("secrets.keys"),
            ["NEBULA_SERVICE_MAP"] = folder.At("service-map.yml"),
        });
        builder.Configuration.AddInMemoryCollection(environment.Select(variable => KeyValuePair.Create(variable.Name, (string?)variable.Value)));
        builder.Configuration[ConfigurationRegistration.EnvFileVariable] = folder.At(".env");
        builder.Configuration.AddDotEnv();
        builder.Services.AddNebulaOptions<ProbeOptions>("Probe");
        builder.Services.AddNebulaDatabase();
        builder.Services.AddSecrets();
        builder.Services.AddSingleton(SampleChecks.Formats);
        builder.Services.AddServiceMap();
        builder.AddSettings();
        var process = new SettingsProcess(builder.Build());
        await process._host.StartAsync();
        return process;
    }

    public Setting Find(string key) => Settings.List().Settings.Single(setting => setting.Key == key);

    public Task<Result<Setting>> SetAsync(string key, string value, int? version = null, Principal? by = null) =>
        Settings.SetAsync(key, version ?? Find(key).Version, value, by ?? Owner, Actor.Of(by ?? Owner), CancellationToken.None);

    public Task<Result<Setting>> ResetAsync(string key, int? version = null) =>
        Settings.ResetAsync(key, version ?? Find(key).Version, Owner, Actor.Of(Owner), CancellationToken.None);

    /// <summary>Waits for what another process has done, within the promise of "seconds".</summary>
    public async Task WaitAsync(Func<SettingsProcess, bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!isSo(this))
        {
            await timer.WaitForNextTickAsync(deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private static Principal PrincipalOf(Role role) =>
        new() { Kind = PrincipalKind.User, UserId = Guid.Empty, Name = role.ToString().ToLowerInvariant(), Role = role, Granted = RolePermissions.Of(role) };
}
