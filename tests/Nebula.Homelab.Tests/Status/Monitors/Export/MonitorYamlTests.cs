using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Monitors.Export;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Monitors.Export;

public sealed class MonitorYamlTests
{
    private static readonly MonitorYaml Yaml = new(TimeProvider.System);

    public static TheoryData<string> Types => [.. CheckTypes.Names];

    [Theory]
    [MemberData(nameof(Types))]
    public void Write_AnyMonitorOfAType_IsReadToTheSameCheck(string type)
    {
        var monitors = new GeneratedMonitors(type, seed: 20_260_301).Try(400).ToList();

        var export = Yaml.Write(monitors, new HashSet<string>());

        Assert.True(export.Monitors >= 20, $"only {export.Monitors} of {monitors.Count} valid monitors");
        Assert.Equal(monitors.Count, export.Monitors + export.Notes.Count(note => note.Contains(" is left out: ", StringComparison.Ordinal)));
        var read = Read(export).ToDictionary(service => service.Id);
        foreach (var monitor in monitors.Where(monitor => read.ContainsKey(monitor.Key)))
        {
            var service = read[monitor.Key];
            Assert.Equal(Shown(NamedSecrets.Of(monitor).Monitor.Check), Shown(service.Check.ToJson().Deserialize<CheckInput>(NebulaJson.Options)!));
            Assert.Equal(
                (monitor.Name, monitor.Description, monitor.Group, monitor.Open, monitor.Public, string.Join('\n', monitor.Tags)),
                (service.Name, service.Description, service.Group, service.Open, service.Public, string.Join('\n', service.Tags)));
            var interval = service.IntervalSeconds ?? CheckTypes.Find(type)?.UsualIntervalSeconds ?? (service.Public ? 60 : 30);
            Assert.Equal(
                (monitor.IntervalSeconds, monitor.TimeoutSeconds, monitor.Retries, monitor.RecoverAfter),
                (interval, service.TimeoutSeconds ?? Math.Min(interval - 1, 10), service.Retries ?? CheckTypes.UsualRetriesOf(type), service.RecoverAfter ?? 1));
        }
    }

    [Fact]
    public void Write_WhatIsUsual_IsLeftOut()
    {
        var shop = Page("shop", new CheckInput { Type = "http", Url = "https://shop.example/health" }) with { IntervalSeconds = 30, Retries = 1, Name = "Shop" };

        var export = Yaml.Write([shop], new HashSet<string>());

        Assert.Equal("  shop:\n    name: Shop\n    group: Services\n    url: https://shop.example/health\n", export.Entries);
        Assert.EndsWith("version: 1\nservices:\n", export.Head, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_WhatAnEntryDoesNotHold_IsSaid()
    {
        var tcp = new CheckInput { Type = "tcp", Host = "127.0.0.1", Port = 9 };

        var export = Yaml.Write(
            [
                Page("paused", tcp) with { Paused = true },
                Page("witness", tcp) with { WitnessFor = NetworkKind.Lan },
                Page("beat", new CheckInput { Type = "push" }),
            ],
            new HashSet<string>());

        Assert.Equal(3, export.Monitors);
        Assert.Equal(
            [
                "paused is paused here; in the map it is checked.",
                "witness is a witness (Home network): name it under `networks:` in the map.",
                "beat needs a new address for its heartbeats: make it in its form, and have the sender use it.",
            ],
            export.Notes);
    }

    [Fact]
    public void Write_Everything_IsInTheMapsOwnWords()
    {
        var check = new CheckInput
        {
            Type = "http",
            Url = "https://shop.example/",
            VerifyTls = false,
            Conditions = ["json $.db.status == \"up\"", "time < 2s"],
            Own = OwnMembers.Of(("method", "GET"), ("expectedStatus", "200-299,401"), ("contains", "all: ${fine}")),
        };
        var shop = Page("shop", check) with { Public = true, Tags = ["home", "a b"], DependsOn = ["db", "gone"], IntervalSeconds = 120, TimeoutSeconds = 5, RecoverAfter = 3 };

        var export = Yaml.Write([shop], new HashSet<string> { "db" });

        Assert.Equal(
            """
              shop:
                name: shop
                group: Services
                url: https://shop.example/
                check:
                  verifyTls: false
                  conditions: ["json $.db.status == \"up\"", "time < 2s"]
                  expectedStatus: "200-299,401"
                  contains: "all: $${fine}"
                  interval: 2m
                  timeout: 5s
                  retries: 0
                  recoverAfter: 3
                dependsOn: [db]
                tags: [home, a b]
                public: true

            """.ReplaceLineEndings("\n"),
            export.Entries);
        Assert.Equal(["shop depends on gone, which is not here."], export.Notes);
    }

    [Fact]
    public void Write_WhatTheMapCannotSay_IsLeftOutWithTheReason()
    {
        var hidden = Page("hidden", new CheckInput { Type = "tcp", Host = "a.lan", Port = 1 }) with { Name = "a\u202Eb" };
        var unset = Page("unset", new CheckInput { Type = "tcp", Host = "a.lan", Port = 1 }) with { MissingSettings = ["NAS_ADDRESS"] };

        var export = Yaml.Write([hidden, unset], new HashSet<string>());

        Assert.Equal(0, export.Monitors);
        Assert.Equal(["hidden is left out: 'name' has a control character or a line break in it.", "unset is left out: it has no address, NAS_ADDRESS is not set."], export.Notes);
        Assert.All(export.Notes, note => Assert.Contains($"# {note}\n", export.Head, StringComparison.Ordinal));
        Assert.Empty(Read(export));
    }

    [Fact]
    public void Write_SecretHeaders_AreNamesOfVariables()
    {
        var check = new CheckInput { Type = "http", Url = "https://shop.example/", Own = OwnMembers.Of(("secretHeaders", new Dictionary<string, string> { ["X-Api-Key"] = "s3cret" })) };

        var (shop, other) = (Page("shop", check), Page("shop-x", check) with { Id = Guid.Parse("01a20000-0000-7000-8000-00000000beef") });
        var variable = $"MONITOR_SHOP_X_API_KEY_{Convert.ToHexString(shop.Id.ToByteArray()[^4..])}";

        var export = Yaml.Write([shop, other], new HashSet<string>());

        Assert.Contains($"      headersFromEnvironment:\n        X-Api-Key: {variable}\n", export.Entries, StringComparison.Ordinal);
        Assert.Equal(
            [
                $"shop has secret headers, which are not here: set {variable}, in .env for example.",
                "shop-x has secret headers, which are not here: set MONITOR_SHOP_X_X_API_KEY_0000BEEF, in .env for example.",
            ],
            export.Notes);
        Assert.DoesNotContain("s3cret", export.Head + export.Entries, StringComparison.Ordinal);
    }

    private static IReadOnlyList<MappedService> Read(MonitorExportAnswer export)
    {
        var map = new ServiceMapReader(CheckTypes.Formats, _ => null, TimeProvider.System).Read("service-map.yml", Encoding.UTF8.GetBytes(export.Head + export.Entries));
        Assert.Equal([], map.Errors);
        return map.Services;
    }

    private static string Shown(CheckInput check) => JsonSerializer.Serialize(CheckParser.Parse(check).Value!.ToInput(), NebulaJson.Options);

    private static Monitor Page(string key, CheckInput check) => MonitorRows.Page(key) with { Check = CheckParser.Parse(check).Value!.ToInput(), IntervalSeconds = 30 };
}
