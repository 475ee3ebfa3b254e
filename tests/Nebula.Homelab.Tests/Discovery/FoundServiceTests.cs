using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Homelab.Discovery;
using Nebula.Homelab.Discovery.Parts;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Configuration;
using Nebula.Testing;
using Nebula.Testing.Http;
using Nebula.Testing.Ollama;

namespace Nebula.Homelab.Tests.Discovery;

public sealed class FoundServiceTests(TestDatabase database, RedisFixture redis) : IClassFixture<TestDatabase>, IClassFixture<RedisFixture>
{
    [Fact]
    public async Task LookAsync_RunningInstallation_FindsItsPartsWithEvidence()
    {
        await using var services = Services(new Uri("http://127.0.0.1:1/"));

        var report = await Look(services);

        Assert.Equal(["nebula", "postgres", "redis", "docker", "ollama", "tailscale"], report.Parts.Select(part => part.Id));
        Assert.All(report.Parts.Take(3), part => Assert.True(part.Found, part.Evidence));
        Assert.All(report.Parts, part => Assert.NotEmpty(part.Evidence));
        Assert.All(report.Parts.Where(part => !part.Found), part => Assert.True(part is { Unlocks: not null, HowTo: not null }, part.Id));
    }

    [Fact]
    public async Task LookAsync_Machine_IsMeasured()
    {
        await using var services = Services(new Uri("http://127.0.0.1:1/"));

        var machine = (await Look(services)).Machine;

        Assert.Equal(Environment.ProcessorCount, machine.Cores);
        Assert.InRange(machine.MemoryAvailableBytes!.Value, 1, machine.MemoryTotalBytes!.Value);
        Assert.InRange(machine.DiskFreeBytes!.Value, 1, machine.DiskTotalBytes!.Value);
        Assert.Equal(Path.GetTempPath(), machine.DataFolder);
        Assert.True(machine.CpuPercent is null or (>= 0 and <= 100));
    }

    [Fact]
    public async Task LookAsync_OllamaThatMayBeWatched_IsFoundAndSuggested()
    {
        await using var ollama = await FakeOllama.StartAsync();
        await using var services = Services(ollama.Url, ollama.Url.Authority);

        var part = await Ollama(services);

        Assert.True(part.Found);
        Assert.Equal($"{ollama.Url.Port} answered: Ollama 0.9.0, 3 models", part.Evidence);
        Assert.Equal("ollama", part.Suggestion?.Check?.Type);
        Assert.True(CheckParser.Parse(part.Suggestion?.Check).IsSuccess);
    }

    [Fact]
    public async Task LookAsync_OllamaThatMayNotBeWatched_SaysWhatToList()
    {
        await using var ollama = await FakeOllama.StartAsync();
        await using var services = Services(ollama.Url);

        var part = await Ollama(services);

        Assert.True(part.Found);
        Assert.Null(part.Suggestion);
        Assert.Contains($"NEBULA_OUTBOUND_ALLOW={ollama.Url.Authority}", part.HowTo, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Fault.Garbage)]
    [InlineData(Fault.Reset)]
    [InlineData(Fault.Silent)]
    public async Task LookAsync_SomethingElseOnItsPort_IsNotFoundInTime(Fault fault)
    {
        await using var ollama = await FakeOllama.StartAsync();
        ollama.Fault = fault;
        await using var services = Services(ollama.Url);
        var started = TimeProvider.System.GetTimestamp();

        var part = await Ollama(services);

        Assert.False(part.Found);
        Assert.InRange(TimeProvider.System.GetElapsedTime(started), TimeSpan.Zero, TimeSpan.FromSeconds(5));
    }

    private static Task<FoundReport> Look(ServiceProvider services) =>
        services.GetRequiredService<FoundService>().LookAsync(CancellationToken.None);

    private static async Task<FoundPart> Ollama(ServiceProvider services) =>
        Assert.Single((await Look(services)).Parts, part => part.Id == "ollama");

    private ServiceProvider Services(Uri ollama, string allow = "")
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
            .AddInMemoryCollection([new("NEBULA_OUTBOUND_ALLOW", allow), new("NEBULA_DATA", Path.GetTempPath())])
            .Build());
        services.AddSingleton(database.DataSource);
        services.AddSingleton(redis.Connection);
        services.AddSingleton(new OllamaPlace(ollama));
        services.AddChecks();
        services.AddNebulaOptions<StatusOptions>(StatusOptions.SectionName);
        services.AddDiscovery();
        return services.BuildServiceProvider();
    }
}
