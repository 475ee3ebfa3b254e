using System.Text;
using System.Text.Json;
using Dapper;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Badges;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Homelab.Status.Syndication;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Audit;
using Nebula.Platform.Database;
using Nebula.Platform.Identity;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap;
using Nebula.Testing;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.Live;

/// <summary>Everything private carries one mark, which no stranger may find anywhere, however the services hang together.</summary>
public sealed class PublicViewTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const string Mark = "zqx";
    private const int Monitors = 8;

    private readonly FakeTimeProvider _time = new(MonitorRows.Start.AddHours(1));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task EverySurface_Stranger_ShowsNothingPrivate(int seed)
    {
        var monitors = await ArrangeAsync(new Random(seed), seed);
        var live = new StatusLive(_time);
        live.Load(await new StatusLoader(database.DataSource, _time).LoadAsync(CancellationToken.None));

        var forStrangers = await ReadAllAsync(live, StatusAudience.Public, monitors);
        var forReaders = await ReadAllAsync(live, StatusAudience.Full, monitors);

        Assert.All(forStrangers, surface => Assert.DoesNotContain(Mark, surface.Value));
        Assert.All(forStrangers, surface => Assert.Contains("open", surface.Value));
        Assert.All(forReaders, surface => Assert.Contains(Mark, surface.Value));
        Assert.True(seed % 2 != 0 || forStrangers["page, and so the snapshot"].Contains("Home network cannot be seen", StringComparison.Ordinal));
        Assert.All(await DeriveAsync(live, monitors), derived => Assert.DoesNotContain(Mark, derived));
    }

    private async Task<Dictionary<string, string>> ReadAllAsync(StatusLive live, StatusAudience audience, IReadOnlyList<Monitor> monitors)
    {
        var queries = new StatusQueries(database.DataSource, live, _time);
        var incidents = await queries.ListIncidentsAsync(audience, null, null, null, StatusQueries.MaxIncidents, CancellationToken.None);
        using var viewer = live.Subscribe(audience, "192.0.2.1", $"0-{FeedEventId.End}")!;
        var surfaces = new Dictionary<string, string>
        {
            ["page, and so the snapshot"] = Encoding.UTF8.GetString(live.ReadPage(audience)!.ToArray()),
            ["incidents"] = Json(incidents.Value),
            ["stream"] = LiveRig.Read(viewer),
            ["stories"] = await ReadStoriesAsync(queries, audience),
        };
        foreach (var monitor in monitors)
        {
            var detail = await queries.FindServiceAsync(audience, monitor.Key, null, CancellationToken.None);
            Assert.Equal(audience == StatusAudience.Full || monitor.Public, detail.IsSuccess);
            if (detail.IsSuccess && monitor.Public)
            {
                surfaces[monitor.Key] = Json(detail.Value);
            }
        }

        return surfaces;
    }

    // What other programs read, which knows no audience: it is all public.
    private async Task<List<string>> DeriveAsync(StatusLive live, IReadOnlyList<Monitor> monitors)
    {
        var feed = new IncidentFeed(live, _time);
        List<string> derived = [feed.Write("atom", "https://nebula.example").Value!, feed.Write("rss", "https://nebula.example").Value!];
        var health = new DatabaseHealth(Options.Create(new PostgresOptions { Connection = "Host=192.0.2.1" }), _time);
        var badges = new StatusBadges(live, new StatusQueries(database.DataSource, live, _time), health, _time);
        (string Kind, string? Window)[] asked = [("state", null), ("uptime", "90d"), ("response", null), ("response", "24h")];
        foreach (var monitor in monitors)
        {
            foreach (var (kind, window) in asked)
            {
                var badge = await badges.DrawAsync(monitor.Key, BadgeRequest.Read(kind, window, null, null).Value!, CancellationToken.None);
                Assert.Equal(monitor.Public, badge.IsSuccess);
                derived.Add(badge.Value ?? "");
            }
        }

        return derived;
    }

    private async Task<string> ReadStoriesAsync(StatusQueries queries, StatusAudience audience)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        var text = "";
        foreach (var incident in (await connection.QueryAsync<Guid>("SELECT id FROM incidents")).ToList())
        {
            var story = await queries.FindIncidentAsync(audience, incident, CancellationToken.None);
            text += story.IsSuccess ? Json(story.Value) : story.Error.Detail;
        }

        return text;
    }

    /// <summary>Everything that people can add, each once for strangers and once not.</summary>
    private async Task WriteStoriesAsync(List<Monitor> monitors)
    {
        var live = new StatusLive(_time);
        live.Load(await new StatusLoader(database.DataSource, _time).LoadAsync(CancellationToken.None));
        var ledger = new StoryLedger(database.DataSource, _time);
        var (notes, manual, postMortems) = (new StoryNotes(ledger), new ManualIncidents(ledger, live), new PostMortems(ledger));
        var actor = new Actor(PrincipalKind.User, $"{Mark}-id", $"{Mark} person");
        var incidents = (await new StatusQueries(database.DataSource, live, _time).ListIncidentsAsync(
            StatusAudience.Full, null, null, null, StatusQueries.MaxIncidents, CancellationToken.None)).Value!.Items;
        foreach (var incident in incidents.Where(incident => incident.Notes.Count == 0).Take(5))
        {
            await notes.AddAsync(incident.Id, new StoryNoteInput { Text = "open note", Public = true }, actor, CancellationToken.None);
            await notes.AddAsync(incident.Id, new StoryNoteInput { Text = $"{Mark} note" }, actor, CancellationToken.None);
            await postMortems.WriteAsync(incident.Id, new PostMortemInput { Text = $"{Mark} draft" }, actor, CancellationToken.None);
        }

        foreach (var isPublic in new[] { true, false })
        {
            var word = isPublic ? "open" : Mark;
            var input = new ManualIncidentInput
            {
                Title = $"{word} title",
                Severity = IncidentSeverity.Degraded,
                Text = $"{word} text",
                Services = [.. monitors.Select(monitor => monitor.Key)],
                Public = isPublic,
            };
            var opened = (await manual.OpenAsync(input, actor, CancellationToken.None)).Value!;
            var over = (await manual.OpenAsync(input, actor, CancellationToken.None)).Value!;
            await notes.AddAsync(opened.Id, new StoryNoteInput { Text = $"{Mark} note" }, actor, CancellationToken.None);
            await manual.UpdateAsync(over.Id, new IncidentUpdateInput { Step = IncidentStep.Resolved, Text = $"{word} end" }, actor, CancellationToken.None);
            await postMortems.WriteAsync(over.Id, new PostMortemInput { Text = $"{word} lesson", Published = true }, actor, CancellationToken.None);
        }
    }

    private async Task<List<Monitor>> ArrangeAsync(Random random, int seed)
    {
        await using (var connection = await database.DataSource.OpenConnectionAsync())
        {
            NodeFacts[] nodes = [Node("open-node", "open machine"), Node($"{Mark}-node", $"{Mark} machine")];
            await new StatusMapStore().SaveAsync(connection, new AppliedMap($"{Mark}{seed}", MonitorRows.Start.AddSeconds(seed), nodes)
            {
                Networks = [new NetworkFacts(NetworkKind.Lan, $"{Mark} network")],
            }, CancellationToken.None);
        }

        List<Monitor> monitors = [];
        for (var i = 0; i < Monitors; i++)
        {
            // One of each at least, and the one that others depend on private.
            var isPublic = i != 0 && (i == 1 || random.Next(2) == 0);
            // Of every other map the first, private one says whether the network can be seen, which it cannot.
            var service = Service($"{(isPublic ? "open" : Mark)}-{seed}-{i}", isPublic, monitors, random);
            monitors.Add(await database.DataSource.AddAsync(service with { WitnessFor = i == 0 && seed % 2 == 0 ? NetworkKind.Lan : null }));
        }

        var recorder = new StatusRecorder(database.DataSource, _time);
        for (var round = 0; round < 5; round++)
        {
            // What others depend on goes down first, alone, and later with them.
            var reports = monitors.Where((_, i) => i == 0 || round > 0).Select((monitor, i) => Report(monitor, round, i == 0 || random.Next(2) == 0));
            await recorder.RecordAsync([.. reports], CancellationToken.None);
        }

        await WriteStoriesAsync(monitors);
        return monitors;
    }

    private static Monitor Service(string key, bool isPublic, List<Monitor> before, Random random)
    {
        var visible = isPublic ? "open" : Mark;
        return MonitorRows.Page(key) with
        {
            Name = $"{visible} name",
            Description = $"{visible} words",
            Group = $"{visible} group",
            Node = $"{visible}-node",
            Public = isPublic,
            Tags = [$"{Mark} tag"],
            Open = $"https://{Mark}.example/",
            DependsOn = before.Count > 0 ? [before[random.Next(before.Count)].Key] : [],
            Check = MonitorRows.Page(key).Check with { Host = $"{Mark}.example" },
        };
    }

    private static CheckReport Report(Monitor monitor, int round, bool isDown)
    {
        var seen = new Observation
        {
            At = MonitorRows.Start.AddSeconds(20 * round),
            State = isDown ? ServiceState.Down : ServiceState.Up,
            Reason = $"{Mark} does not answer",
            Unreachable = isDown && monitor.WitnessFor is not null,
            Evidence = new Evidence
            {
                Expected = $"{Mark} up",
                Actual = $"{Mark} down",
                Detail = $"{Mark}.example",
                SeenFrom = $"{Mark}-machine",
                Facts = new Dictionary<string, string> { ["address"] = $"{Mark}.example" },
            },
        };
        return new CheckReport(monitor.No, seen, Token: null);
    }

    private static NodeFacts Node(string id, string name) => new()
    {
        Id = id,
        Name = name,
        Description = $"{Mark} words",
        Addresses = [new NodeAddress(NodeAddressKind.Lan, $"{Mark}.example")],
    };

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, NebulaJson.Options);
}
