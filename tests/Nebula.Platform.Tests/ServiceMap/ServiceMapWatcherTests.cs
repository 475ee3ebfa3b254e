using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Nebula.Platform.ServiceMap;
using Nebula.Testing;

namespace Nebula.Platform.Tests.ServiceMap;

public sealed class ServiceMapWatcherTests : IDisposable
{
    private const string Good = "version: 1\nservices:\n  a: { url: 'http://a' }\n";
    private const string Better = "version: 1\nservices:\n  a: { url: 'http://a' }\n  b: { url: 'http://b' }\n";

    private readonly TemporaryFolder _folder = new();
    private readonly ServiceMapProvider _provider = new();
    private readonly ServiceMapWatcher _watcher;

    public ServiceMapWatcherTests()
    {
        var options = Options.Create(new ServiceMapOptions { Path = MapPath });
        _watcher = new ServiceMapWatcher(
            new ServiceMapReader(SampleChecks.Formats, _ => null, TimeProvider.System), _provider, options, TimeProvider.System, NullLogger<ServiceMapWatcher>.Instance);
    }

    private string MapPath => _folder.At("service-map.yml");

    public void Dispose()
    {
        _watcher.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task StartAsync_WithGoodMap_HasItInForceAtOnce()
    {
        await File.WriteAllTextAsync(MapPath, Good);

        await StartAndStopAsync();

        Assert.True(_provider.Current.Valid);
        Assert.Equal(["a"], Ids());
        Assert.Equal(MapPath, _provider.Current.Path);
    }

    [Fact]
    public async Task StartAsync_WithoutFile_IsAnEmptyMapThatSaysWhereItLooked()
    {
        await StartAndStopAsync();

        Assert.Empty(_provider.Current.Services);
        Assert.Equal("", _provider.Current.Version);
        Assert.Equal($"There is no service map at {MapPath}.", Assert.Single(_provider.Current.Errors).Message);
    }

    [Fact]
    public async Task Look_AtBrokenFile_KeepsTheLastGoodMapAndShowsTheError()
    {
        await File.WriteAllTextAsync(MapPath, Good);
        await StartAndStopAsync();
        var version = _provider.Current.Version;

        await File.WriteAllTextAsync(MapPath, Good + "  b: { url: [ }\n");
        LookTwice();

        Assert.False(_provider.Current.Valid);
        Assert.Equal(4, Assert.Single(_provider.Current.Errors).Line);
        Assert.Equal(["a"], Ids());
        Assert.Equal(version, _provider.Current.Version);
    }

    [Fact]
    public async Task Look_AfterRepair_AppliesTheNewMap()
    {
        await File.WriteAllTextAsync(MapPath, "version: 2");
        await StartAndStopAsync();

        await File.WriteAllTextAsync(MapPath, Better);
        LookTwice();

        Assert.True(_provider.Current.Valid);
        Assert.Equal(["a", "b"], Ids());
    }

    [Fact]
    public async Task Look_WhileTheFileIsBeingWritten_WaitsForTheWhole()
    {
        await File.WriteAllTextAsync(MapPath, Better);
        await StartAndStopAsync();

        // The first half of a longer map is a good, shorter map.
        await File.WriteAllTextAsync(MapPath, Good);
        _watcher.Look();
        await File.WriteAllTextAsync(MapPath, Better + "  c: { url: 'http://c' }\n");
        _watcher.Look();
        var during = Ids();
        _watcher.Look();

        Assert.Equal(["a", "b"], during);
        Assert.Equal(["a", "b", "c"], Ids());
    }

    [Fact]
    public async Task Look_AfterDeletion_KeepsTheLastGoodMap()
    {
        await File.WriteAllTextAsync(MapPath, Good);
        await StartAndStopAsync();

        File.Delete(MapPath);
        LookTwice();

        Assert.StartsWith("There is no service map", Assert.Single(_provider.Current.Errors).Message, StringComparison.Ordinal);
        Assert.Equal(["a"], Ids());
    }

    [Fact]
    public async Task Look_AfterReturnToTheLastGoodText_ClearsTheErrors()
    {
        await File.WriteAllTextAsync(MapPath, Good);
        await StartAndStopAsync();
        await File.WriteAllTextAsync(MapPath, "version: 2");
        LookTwice();

        await File.WriteAllTextAsync(MapPath, Good);
        LookTwice();

        Assert.Empty(_provider.Current.Errors);
    }

    [Fact]
    public async Task Host_FileReplacedByRename_AppliesWithinTwoSeconds()
    {
        await File.WriteAllTextAsync(MapPath, Good);
        using var host = BuildHost();
        await host.StartAsync();
        var provider = host.Services.GetRequiredService<ServiceMapProvider>();
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        await File.WriteAllTextAsync(MapPath + ".new", Better);
        File.Move(MapPath + ".new", MapPath, overwrite: true);
        await foreach (var map in provider.WatchAsync(deadline.Token))
        {
            if (map.Services.Count == 2)
            {
                break;
            }
        }

        Assert.Equal("http://b", provider.Current.Services[1].Check.Url);
        await host.StopAsync();
    }

    [Fact]
    public async Task Host_WithVariables_TakesThemFromTheConfiguration()
    {
        await File.WriteAllTextAsync(MapPath, "version: 1\nvariables: { NAS: x }\nservices: { a: { url: 'http://${NAS}/' } }\n");
        using var host = BuildHost(("NAS", "nas.local"));

        await host.StartAsync();
        await host.StopAsync();

        Assert.Equal("http://nas.local/", host.Services.GetRequiredService<ServiceMapProvider>().Current.Services[0].Check.Url);
    }

    [Fact]
    public void FullPath_WithoutSetting_IsTheRepositorysMap() =>
        Assert.Equal(Path.Combine(Repository.Root, "service-map.yml"), new ServiceMapOptions().FullPath());

    private IHost BuildHost(params (string Name, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection(
            settings.Append(("NEBULA_SERVICE_MAP", MapPath)).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)));
        builder.Services.AddSingleton(SampleChecks.Formats);
        builder.Services.AddServiceMap();
        return builder.Build();
    }

    private async Task StartAndStopAsync()
    {
        await _watcher.StartAsync(CancellationToken.None);
        await _watcher.StopAsync(CancellationToken.None);
    }

    private void LookTwice()
    {
        _watcher.Look();
        _watcher.Look();
    }

    private IEnumerable<string> Ids() => _provider.Current.Services.Select(service => service.Id).ToArray();
}
