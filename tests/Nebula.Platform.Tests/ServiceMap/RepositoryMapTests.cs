using Nebula.Platform.ServiceMap;
using Nebula.Platform.ServiceMap.Format;
using Nebula.Testing;
using Nebula.Testing.Snapshots;

namespace Nebula.Platform.Tests.ServiceMap;

/// <summary>The map and the schema that the repository ships.</summary>
public sealed class RepositoryMapTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, ServiceMapOptions.FileName);

    [Fact]
    public void Map_WithoutAnyVariable_IsValidAndDialsOnlyItself()
    {
        var map = new ServiceMapReader(_ => null, TimeProvider.System).ReadFile(Path);

        Assert.Equal([], map.Errors);
        Assert.Equal(["gpu-machine", "home-server", "cloud-server"], map.Nodes.Select(node => node.Id));
        Assert.All(map.Nodes, node => Assert.Equal(2, node.MissingSettings.Count));
        Assert.Equal(["postgres", "redis"], map.Services.Where(service => service.MissingSettings.Count == 0).Select(service => service.Id));
        Assert.All(map.Services.Where(service => service.MissingSettings.Count > 0), service => Assert.Null(service.Check.Url));
    }

    [Fact]
    public void Map_WithEveryVariable_IsConfigured()
    {
        var map = new ServiceMapReader(
            name => name.EndsWith("_URL", StringComparison.Ordinal) ? "http://127.0.0.1:8080" : "100.64.0.9", TimeProvider.System).ReadFile(Path);

        Assert.Equal([], map.Errors);
        Assert.All(map.Services, service => Assert.Empty(service.MissingSettings));
        Assert.Equal("http://127.0.0.1:8080/api/health/live", map.Services.Single(service => service.Id == "functions").Check.Url);
        Assert.True(map.Nodes.Single(node => node.Id == "gpu-machine").Sleeps);
    }

    [Fact]
    public void Map_NamesItsSchema_WhichIsThere()
    {
        var reference = File.ReadLines(Path).First().Split('=')[1];

        Assert.True(File.Exists(System.IO.Path.Combine(Repository.Root, reference)), reference);
    }

    [Fact]
    public void Schema_AsCommitted_IsWhatTheReaderChecks() =>
        CommittedFile.AssertCurrent("docs/service-map.schema.json", ServiceMapSchema.ToText());
}
