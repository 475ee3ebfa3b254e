using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Badges;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.PublicPages.Derived;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Homelab.Tests.Status.Live;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.PublicPages;

/// <summary>
/// Everything that a page did not choose carries one mark, and so does all that is private of what it chose: no visitor may find it anywhere,
/// whatever happens and however things hang together.
/// </summary>
public sealed class PublicPagePrivacyTests
{
    private const string Mark = "zqx";
    private const int Services = 10;
    private const int Steps = 60;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void EverySurface_Visitor_ShowsNothingThatWasNotChosen(int seed)
    {
        var random = new Random(seed);
        var monitors = Arrange(random);
        var rig = new LiveRig { Nodes = [Node("open-node"), Node($"{Mark}-node")], Maintenance = [.. Enumerable.Range(0, 6).Select(i => Window(i, monitors, random))] };
        var pages = new PublicPagesLive(rig.Live, rig.Time);
        rig.Pages = [PageRows.Page("open", [.. monitors.Where(IsChosen).Select(monitor => monitor.Id)]), PageRows.Page($"{Mark}-page", monitors[0].Id)];
        rig.Load([.. monitors]);
        using var viewer = pages.Subscribe("open", "192.0.2.1").Value!;
        List<string> seen = [];
        for (var step = 0; step < Steps; step++)
        {
            Happen(rig, monitors, random);
            seen.Add(Text(viewer));
        }

        rig.Time.Advance(TimeSpan.FromSeconds(6));
        seen.AddRange(ReadAll(pages, rig, monitors));

        Assert.All(seen, text => Assert.DoesNotContain(Mark, text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains(seen, text => text.Contains("open service", StringComparison.Ordinal));
        Assert.NotEmpty(pages.Read("open").Value!.View.Incidents);
        Assert.NotEmpty(pages.Read("open").Value!.View.Maintenance);
    }

    private static IEnumerable<string> ReadAll(PublicPagesLive pages, LiveRig rig, IReadOnlyList<Monitor> monitors)
    {
        yield return Encoding.UTF8.GetString(pages.Read("open").Value!.Json.Span);
        var feed = new PublicPageFeed(pages);
        yield return feed.Write("open", "atom", "https://nebula.example").Value!;
        yield return feed.Write("open", "rss", "https://nebula.example").Value!;
        yield return new PublicPageEmbed(pages).Write("open").Value!.Html;
        using var late = pages.Subscribe("open", "192.0.2.2").Value!;
        yield return Text(late);
        yield return JsonSerializer.Serialize(pages.Read("never").Error, NebulaJson.Options);
        var badges = new PublicPageBadges(pages, rig.Time);
        foreach (var monitor in monitors)
        {
            foreach (var kind in new[] { "state", "uptime", "response" })
            {
                var badge = badges.Draw("open", monitor.Key, BadgeRequest.Read(kind, null, null, null).Value!);
                Assert.Equal(IsChosen(monitor), badge.IsSuccess);
                yield return badge.Value ?? "";
            }
        }
    }

    // The mark is in what is not chosen; being public elsewhere makes no difference here.
    private static bool IsChosen(Monitor monitor) => monitor.Key.StartsWith("open", StringComparison.Ordinal);

    private static List<Monitor> Arrange(Random random)
    {
        List<Monitor> monitors = [];
        for (var i = 0; i < Services; i++)
        {
            var visible = i == 0 || (i != 1 && random.Next(2) == 0) ? Mark : "open";
            monitors.Add(LiveRig.Service(i + 1, $"{visible}-{i}", isPublic: random.Next(2) == 0) with
            {
                Name = $"{visible} service {i}",
                Description = $"{Mark} words",
                Group = $"{Mark} group",
                Node = random.Next(2) == 0 ? "open-node" : $"{Mark}-node",
                Tags = [$"{Mark} tag"],
                Open = $"https://{Mark}.example/",
                Icon = $"{Mark}-icon",
                DependsOn = monitors.Count > 0 ? [monitors[random.Next(monitors.Count)].Key] : [],
                Check = MonitorRows.Page("x").Check with { Host = $"{Mark}.example" },
            });
        }

        return monitors;
    }

    private static void Happen(LiveRig rig, List<Monitor> monitors, Random random)
    {
        var one = monitors[random.Next(monitors.Count)];
        switch (random.Next(5))
        {
            case 0:
                rig.Result(one.No, $"{Mark} answered");
                break;
            case 1:
                rig.Change(one.No, random.Next(2) == 0 ? ServiceState.Down : ServiceState.Up, $"{Mark} refused");
                break;
            case 2:
                rig.Apply(new FeedBatch { Nodes = [new FeedNode($"{Mark}-node", ServiceState.Down, rig.Time.GetUtcNow(), $"{Mark} is down")] });
                break;
            default:
                rig.Tell(Incident(rig, monitors, one, random));
                break;
        }
    }

    private static IncidentRecord Incident(LiveRig rig, List<Monitor> monitors, Monitor root, Random random)
    {
        var (at, id, isManual) = (rig.Time.GetUtcNow(), PageRows.NewId(), random.Next(2) == 0);
        var concerned = new[] { root }.Concat(monitors.Where(_ => random.Next(3) == 0)).Distinct().ToList();
        return new IncidentRecord
        {
            Id = id,
            Root = isManual ? $"manual:{id}" : random.Next(3) == 0 ? $"node:{Mark}-node" : $"service:{root.Key}",
            MonitorIds = [.. concerned.Select(monitor => monitor.Id)],
            Title = isManual ? $"Something about {monitors[0].Name}" : $"{root.Name} is down",
            Severity = random.Next(2) == 0 ? IncidentSeverity.Down : IncidentSeverity.Degraded,
            StartedAt = at,
            ResolvedAt = random.Next(2) == 0 ? at.AddSeconds(1) : null,
            Reason = $"{Mark} refused",
            Evidence = new Evidence { SeenFrom = Mark, Detail = Mark },
            Timeline =
            [
                new IncidentNote(at, IncidentEntryKind.Opened, $"{Mark} refused"),
                new IncidentNote(at, IncidentEntryKind.Updated, $"{Mark} too") { MonitorIds = [monitors[random.Next(monitors.Count)].Id] },
            ],
            Manual = isManual,
            Public = random.Next(2) == 0,
            Notes =
            [
                new StoryNote { Id = PageRows.NewId(), At = at, Text = $"Between us: {Mark}", Public = false, Author = Mark, AuthorId = Mark },
                new StoryNote { Id = PageRows.NewId(), At = at, Text = $"For all: {monitors[0].Name} and its {Mark}-node", Public = true, Author = Mark, Step = IncidentStep.Identified },
            ],
            PostMortem = new PostMortem { Text = $"It was {monitors[0].Key}.", Published = random.Next(2) == 0, Version = 1, At = at, Author = Mark },
        };
    }

    private static MaintenanceWindow Window(int i, List<Monitor> monitors, Random random)
    {
        // The first is of something chosen, so that there is one to see; of one that covers both, the words name the other.
        var concerned = i == 0 ? monitors[1] : monitors[random.Next(monitors.Count)];
        return new MaintenanceWindow
        {
            Id = PageRows.NewId(),
            Title = IsChosen(concerned) ? $"New disks for {monitors[0].Name}" : $"{Mark} work",
            Text = $"On {Mark}-node",
            Enabled = true,
            AllMonitors = false,
            Monitors = [concerned.Id, monitors[0].Id],
            Nodes = [],
            Tags = [],
            StartsAt = MonitorRows.Start.AddHours(1),
            EndsAt = MonitorRows.Start.AddHours(2),
            Version = 1,
            CreatedAt = MonitorRows.Start,
            UpdatedAt = MonitorRows.Start,
        };
    }

    private static NodeFacts Node(string id) => new()
    {
        Id = id,
        Name = $"{Mark} machine {id}",
        Description = $"{Mark} words",
        Addresses = [new NodeAddress(NodeAddressKind.Lan, $"{Mark}.example")],
    };

    private static string Text(PublicPageViewer viewer)
    {
        var text = new StringBuilder();
        while (viewer.Queue.Frames.TryRead(out var frame))
        {
            text.Append(Encoding.UTF8.GetString(frame));
        }

        return text.ToString();
    }
}
