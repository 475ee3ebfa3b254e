using System.Text;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.ServiceMap;
using Nebula.Platform.ServiceMap.Format;
using Nebula.Testing;
using Nebula.Testing.Snapshots;

namespace Nebula.Homelab.Tests.Status.Monitors;

/// <summary>The map and the schema that the repository ships.</summary>
public sealed class RepositoryMapTests
{
    private static readonly string Path = System.IO.Path.Combine(Repository.Root, ServiceMapOptions.FileName);

    [Fact]
    public void Map_WithoutAnyVariable_IsValidAndDialsOnlyItself()
    {
        var map = new ServiceMapReader(CheckTypes.Formats, _ => null, TimeProvider.System).ReadFile(Path);

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
            CheckTypes.Formats, name => name.EndsWith("_URL", StringComparison.Ordinal) ? "http://127.0.0.1:8080" : "100.64.0.9", TimeProvider.System).ReadFile(Path);

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
        CommittedFile.AssertCurrent("docs/service-map.schema.json", ServiceMapSchema.ToText(CheckTypes.Formats));

    [Fact]
    public void Documentation_ListsTheKindsOfTheReader()
    {
        const string Start = "held by RepositoryMapTests -->\n";
        const string End = "<!-- /kinds -->";
        var committed = File.ReadAllText(System.IO.Path.Combine(Repository.Root, "docs", "service-map.md")).ReplaceLineEndings("\n");
        var rows = new ServiceKinds(CheckTypes.Formats).All.Select(kind => $"| {kind.Id} | {kind.CheckType} | {PortOf(kind)} | {Code(kind.HealthPath)} |\n");

        var generated = committed[..(committed.IndexOf(Start, StringComparison.Ordinal) + Start.Length)]
            + "\n| kind | check | port | path |\n|---|---|---|---|\n" + string.Concat(rows) + "\n"
            + committed[committed.IndexOf(End, StringComparison.Ordinal)..];

        CommittedFile.AssertCurrent("docs/service-map.md", generated);
    }

    [Fact]
    public void Documentation_ExampleMap_IsValid()
    {
        var text = File.ReadAllText(System.IO.Path.Combine(Repository.Root, "docs", "service-map.md")).ReplaceLineEndings("\n");
        var example = text.Split("```yaml\n")[1].Split("```")[0];

        var map = new ServiceMapReader(CheckTypes.Formats, name => name == "NAS_ADDRESS" ? "192.168.1.20" : null, TimeProvider.System)
            .Read("service-map.yml", Encoding.UTF8.GetBytes(example));

        Assert.Equal([], map.Errors);
        Assert.Equal(["plex", "wiki", "wiki-database"], map.Services.Select(service => service.Id));
    }

    private static string PortOf(ServiceKind kind) => kind.DefaultPort?.ToString() ?? (CheckTypes.Formats.All.Single(check => check.Type == kind.CheckType).Target is CheckTarget.Host or CheckTarget.None ? "" : "must be given");

    private static string Code(string? path) => path is null ? "" : $"`{path}`";
}
