using Nebula.Platform.ServiceMap;

namespace Nebula.Platform.Tests.ServiceMap;

public sealed class ServiceMapReaderTests
{
    [Fact]
    public void Read_EveryMember_IsKept()
    {
        var map = MapTexts.Read("""
            version: 1
            variables:
              NAS: The NAS
            nodes:
              nas:
                name: The NAS
                description: In the cellar
                os: linux
                sleeps: true
                addresses: { lan: "${NAS}", tailscale: 100.64.0.7, public: nas.example.org, loopback: "::1" }
                tags: [home, disks]
            services:
              files:
                name: Files
                description: All of them
                kind: nextcloud
                node: nas
                group: Home
                port: 8081
                open: https://files.example.org/
                dependsOn: [disk]
                tags: [a, b]
                icon: folder
                public: true
                check:
                  path: /health
                  method: HEAD
                  expectedStatus: 200-299,401
                  contains: fine
                  followRedirects: false
                  verifyTls: false
                  degradedAfterMs: 800
                  interval: 5m
                  timeout: 20s
                  retries: 3
              disk:
                kind: tcp
                node: nas
                port: 22
            """, ("NAS", "192.168.1.20"));

        Assert.Equal([], map.Errors);
        var node = Assert.Single(map.Nodes);
        Assert.Equal(("nas", "The NAS", "In the cellar", "linux", true, 5), (node.Id, node.Name, node.Description, node.Os, node.Sleeps, node.Line));
        Assert.Equal(["tailscale 100.64.0.7", "lan 192.168.1.20", "public nas.example.org", "loopback ::1"],
            node.Addresses.Select(address => $"{address.Kind.ToString().ToLowerInvariant()} {address.Address}"));
        var service = map.Services[0];
        Assert.Equal(("files", "Files", "All of them", "nextcloud", "nas", "Home"),
            (service.Id, service.Name, service.Description, service.Kind, service.Node, service.Group));
        Assert.Equal(("https://files.example.org/", "folder", true, 13), (service.Open, service.Icon, service.Public, service.Line));
        Assert.Equal(((int?)300, (int?)20, (int?)3), (service.IntervalSeconds, service.TimeoutSeconds, service.Retries));
        Assert.Equal([["disk"], ["a", "b"], ["home", "disks"]], (IReadOnlyList<string>[])[service.DependsOn, service.Tags, node.Tags]);
        Assert.Equal(
            """{"type":"http","url":"http://100.64.0.7:8081/health","method":"HEAD","expectedStatus":"200-299,401","contains":"fine","followRedirects":false,"verifyTls":false,"degradedAfterMs":800}""",
            service.Check.ToJson().ToJsonString());
        Assert.Equal("""{"type":"tcp","host":"100.64.0.7","port":22}""", map.Services[1].Check.ToJson().ToJsonString());
        Assert.Equal([new MapVariable("NAS", "The NAS")], map.Variables);
    }

    [Fact]
    public void Read_OnlyTheVersion_IsAnEmptyMap()
    {
        var map = MapTexts.Read("version: 1\nnodes:\nservices: {}\n");

        Assert.True(map.Valid);
        Assert.Empty(map.Services);
        Assert.Matches("^[0-9a-f]{16}$", map.Version);
    }

    [Fact]
    public void Version_OfEqualMaps_DependsOnTextAndVariables()
    {
        var yaml = MapTexts.WithService("node: nas\nport: 80");

        var first = MapTexts.Read(yaml, ("NAS_ADDRESS", "10.0.0.1")).Version;

        Assert.Equal(first, MapTexts.Read(yaml, ("NAS_ADDRESS", "10.0.0.1")).Version);
        Assert.NotEqual(first, MapTexts.Read(yaml, ("NAS_ADDRESS", "10.0.0.2")).Version);
        Assert.NotEqual(first, MapTexts.Read(yaml + "\n#", ("NAS_ADDRESS", "10.0.0.1")).Version);
    }

    [Fact]
    public void Read_SeveralErrors_ReportsAllInTheOrderOfTheFile()
    {
        var map = MapTexts.Read("""
            version: 2
            nods: {}
            services:
              Bad Id:
                kind: plexx
                url: ftp://example.org
              app:
                url: http://example.org
                depends_on: [db]
                dependsOn: [db]
            """);

        Assert.False(map.Valid);
        Assert.Equal("", map.Version);
        Assert.Equal(
        [
            "1:10 'version' must be 1, not 2.",
            "2:1 A service map has no member 'nods'. (Did you mean 'nodes'?)",
            "4:3 'Bad Id' cannot be the name of a service. (Use lower-case letters, digits and single hyphens, such as gpu-machine; at most 64 characters.)",
            "5:11 'plexx' is no kind. (Did you mean 'plex'?)",
            "6:10 'url' is no web address. (It starts with http:// or https://.)",
            "9:5 A service has no member 'depends_on'. (Did you mean 'dependsOn'?)",
            "10:17 There is no service 'db'. (Services: Bad Id, app.)",
        ], map.Errors.Select(error => error.ToString()));
    }

    [Fact]
    public void Read_WrongEverywhere_StopsAtFiftyErrorsAndSaysSo()
    {
        var yaml = "version: 1\nservices:\n" + string.Concat(Enumerable.Range(1, 200).Select(i => $"  s{i}: {{ wrong: 1 }}\n"));

        var errors = MapTexts.Read(yaml).Errors;

        Assert.Equal(51, errors.Count);
        Assert.Equal("There are more than 50 errors; these are some of them.", errors[^1].Message);
    }

    [Theory]
    [InlineData("", "1:1 The file is empty.")]
    [InlineData("# nothing yet\n", "1:1 The file is empty.")]
    [InlineData("services: {}\n", "1:1 The service map lacks 'version'.")]
    [InlineData("- version: 1\n", "1:1 'map' must have members.")]
    [InlineData("version: \"1\"\n", "1:10 'version' must be 1.")]
    [InlineData("version:\n", "1:9 'version' has no value.")]
    [InlineData("version: 1\n---\nversion: 1\n", "2:1 A second YAML document starts here.")]
    [InlineData("version: 1\nnodes: []\n", "2:8 'nodes' must have one key for each node.")]
    [InlineData("version: 1\nnodes:\n  a:\n", "3:5 'a' is empty.")]
    [InlineData("version: 1\nnodes:\n  a: { tags: x }\n", "3:14 'tags' must be a list.")]
    [InlineData("version: 1\nnodes:\n  a: { tags: [x, x] }\n", "3:18 'x' stands in 'tags' twice.")]
    [InlineData("version: 1\nnodes:\n  a: { name: [x] }\n", "3:14 'name' must be a single value.")]
    [InlineData("version: 1\nnodes:\n  a: { name: \"x\\0y\" }\n", "3:14 'name' has a control character or a line break in it.")]
    [InlineData("version: 1\nnodes:\n  a: { name: ' ' }\n", "3:14 'name' is blank.")]
    [InlineData("version: 1\nnodes:\n  a: { addresses: { lan: 'http://nas' } }\n", "3:26 The lan address is not a host name or an IP address; give only the host, without scheme, port, path or brackets.")]
    [InlineData("version: 1\nvariables:\n  nas: x\n", "3:3 'nas' cannot be the name of a variable.")]
    [InlineData("version: 1\nservices: { a: {url: 'http://a'\n", "3:1 This is not YAML: While parsing a flow mapping, did not find expected ',' or '}'.")]
    public void Read_WrongDocument_SaysWhereAndWhat(string yaml, string expected)
    {
        var error = Assert.Single(MapTexts.Read(yaml).Errors);

        Assert.Equal(expected, $"{error.Line}:{error.Column} {error.Message}");
    }

    [Fact]
    public void Read_CircleOfDependencies_NamesIt()
    {
        var map = MapTexts.Read("""
            version: 1
            services:
              a: { url: "http://a", dependsOn: [b, d] }
              b: { url: "http://b", dependsOn: [c] }
              c: { url: "http://c", dependsOn: [a] }
              d: { url: "http://d", dependsOn: [d] }
            """);

        Assert.Equal(
            ["5:37 The services depend on one another in a circle: a → b → c → a.", "6:37 The services depend on one another in a circle: d → d."],
            map.Errors.Select(error => $"{error.Line}:{error.Column} {error.Message}"));
    }

    [Fact]
    public void ReadFile_Missing_SaysWhereItWasLookedFor()
    {
        var reader = new ServiceMapReader(SampleChecks.Formats, _ => null, TimeProvider.System);

        var map = reader.ReadFile("/nowhere/service-map.yml");

        var error = Assert.Single(map.Errors);
        Assert.Equal("There is no service map at /nowhere/service-map.yml.", error.Message);
        Assert.Contains("NEBULA_SERVICE_MAP", error.Hint, StringComparison.Ordinal);
        Assert.Equal((0, 0), (error.Line, error.Column));
    }
}
