using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Tests.Status.Live;
using Nebula.Platform.Json;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.PublicPages;

/// <summary>What a page must not tell of a service that is not on it: neither what nor when, and not after it is gone or has another name.</summary>
public sealed class HiddenThingsTests
{
    private static readonly Monitor Shop = LiveRig.Service(1, "shop", isPublic: false) with { Name = "Shop" };
    private static readonly Monitor Vault = LiveRig.Service(3, "vault", isPublic: true) with { Name = "Vault" };
    private static readonly Monitor Safe = Vault with { Key = "safe", Name = "Safe" };

    private readonly LiveRig _rig = new();
    private readonly PublicPagesLive _pages;

    public HiddenThingsTests()
    {
        _pages = new PublicPagesLive(_rig.Live, _rig.Time);
        _rig.Pages = [PageRows.Page("shop", Shop.Id), PageRows.Page("other", Shop.Id)];
        _rig.Load(Shop, Vault);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Texts_OfShownAndHidden_StayUntoldWhenTheHiddenIsGoneOrRenamed(bool isGone)
    {
        _rig.Maintenance = [Window([Shop.Id, Vault.Id], all: false), Window([], all: true)];
        _rig.Load(isGone ? [Shop] : [Shop, Safe]);
        _rig.Tell(ByHand("Trouble with Vault", Shop.Id, Vault.Id));

        var view = View();

        Assert.Equal("Shop is affected", Assert.Single(view.Incidents).Title);
        Assert.Equal(["Planned maintenance", "Planned maintenance"], view.Maintenance.Select(notice => notice.Title));
        Assert.DoesNotContain("Vault", Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Texts_OfShownOnly_NameNothingThatIsGoneOrHadThatName()
    {
        _rig.FormerNames = ["Vault"];
        _rig.Maintenance = [Window([Shop.Id], all: false)];
        _rig.Load(Shop);
        _rig.Tell(ByHand("Trouble with Vault", Shop.Id));

        Assert.DoesNotContain("Vault", Text(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Incident_OfAHiddenCause_IsWhenTheShownOneCouldNotBeSeenAndNothingElse()
    {
        var cause = Cause(_rig.Time.GetUtcNow()) with { Severity = IncidentSeverity.Degraded, Notes = [Note("We look into it.")] };
        _rig.Tell(cause with { MonitorIds = [Vault.Id] });
        var before = View().Incidents;
        _rig.Time.Advance(TimeSpan.FromMinutes(20));
        var noticed = _rig.Time.GetUtcNow();
        _rig.Apply(new FeedBatch { Changes = [Change(1, ServiceState.Unknown)], Incidents = [cause] });
        var open = Assert.Single(View().Incidents);
        _rig.Time.Advance(TimeSpan.FromMinutes(5));
        var over = _rig.Time.GetUtcNow();
        _rig.Change(1, ServiceState.Up);
        var known = View().Incidents;
        _rig.Time.Advance(TimeSpan.FromHours(1));
        _rig.Tell(cause with { ResolvedAt = _rig.Time.GetUtcNow() });

        var incident = Assert.Single(View().Incidents);

        Assert.Empty(before);
        Assert.Equal(("Shop is affected", noticed, null, open.Id), (open.Title, open.StartedAt, open.ResolvedAt, incident.Id));
        Assert.Equal((noticed, over, IncidentSeverity.Down), (incident.StartedAt, incident.ResolvedAt, incident.Severity));
        Assert.Equal([noticed, over], incident.Updates.Select(update => update.At));
        Assert.Equal(JsonSerializer.Serialize(known, NebulaJson.Options), JsonSerializer.Serialize(View().Incidents, NebulaJson.Options));
    }

    [Fact]
    public void Incident_OfTwoHiddenCausesAtOnce_IsOne()
    {
        _rig.Apply(new FeedBatch
        {
            Changes = [Change(1, ServiceState.Unknown)],
            Incidents = [Cause(_rig.Time.GetUtcNow()), Cause(_rig.Time.GetUtcNow()) with { Id = PageRows.NewId(), Root = "node:attic", MonitorIds = [Shop.Id] }],
        });

        Assert.Single(View().Incidents);
    }

    [Fact]
    public void Ids_OfTheSameOnTwoPages_AreOthers()
    {
        _rig.Maintenance = [Window([Shop.Id], all: false)];
        _rig.Load(Shop, Vault);
        _rig.Tell(ByHand("Trouble", Shop.Id));
        _rig.Apply(new FeedBatch { Changes = [Change(1, ServiceState.Unknown)], Incidents = [Cause(_rig.Time.GetUtcNow())] });

        var (one, other) = (IdsOf("shop"), IdsOf("other"));

        Assert.Equal((3, 3), (one.Count, other.Count));
        Assert.Empty(one.Intersect(other));
    }

    [Fact]
    public void Read_HiddenThingsHappen_IsTheSameBytesUntilTheStrokeOfTheClock()
    {
        var (before, began) = (Text(), View().GeneratedAt);

        _rig.Result(3);
        _rig.Change(3, ServiceState.Down);
        _rig.Load(Shop, Safe);
        var after = Text();
        _rig.Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(before, after);
        Assert.Equal(began.AddSeconds(5), View().GeneratedAt);
    }

    [Fact]
    public void Read_ShownThingHappens_IsAnotherAtOnce()
    {
        var before = View();
        _rig.Change(1, ServiceState.Down);

        Assert.Equal((ServiceState.Down, before.GeneratedAt), (View().Sections[0].Services[0].State, View().GeneratedAt));
    }

    [Fact]
    public void Stream_TimeAloneMadeAnotherVersion_IsToldWithNewsOfThePageOnly()
    {
        _rig.Tell(ByHand("Trouble", Shop.Id) with { ResolvedAt = _rig.Time.GetUtcNow() });
        using var viewer = _pages.Subscribe("shop", "192.0.2.1").Value!;
        _rig.Time.Advance(TimeSpan.FromDays(PageRows.Page("shop").IncidentDays + 1));
        Drain(viewer);

        _rig.Result(3);
        _rig.Tell(Cause(_rig.Time.GetUtcNow()) with { MonitorIds = [Vault.Id] });
        var ofHidden = Drain(viewer);
        _rig.Result(1);
        var ofShown = Drain(viewer);
        using var late = _pages.Subscribe("shop", "192.0.2.1").Value!;

        Assert.Empty(ofHidden);
        Assert.Equal(View().Version, Assert.Single(ofShown).Version);
        Assert.Equal(View().Version, Assert.Single(Drain(late)).Version);
    }

    [Fact]
    public void Load_WhoFollowsFails_TheStatusGoesOn()
    {
        _rig.Live.Moved += _ => throw new InvalidOperationException("A page cannot be made.");

        _rig.Load(Shop);
        _rig.Change(1, ServiceState.Down);

        Assert.Equal(ServiceState.Down, View().Sections[0].Services[0].State);
    }

    private PublicPageView View(string slug = "shop") => _pages.Read(slug).Value!.View;

    private string Text() => Encoding.UTF8.GetString(_pages.Read("shop").Value!.Json.Span);

    private List<Guid> IdsOf(string slug) => [.. View(slug).Incidents.Select(incident => incident.Id), .. View(slug).Maintenance.Select(notice => notice.Id)];

    private static List<PublicPageNews> Drain(PublicPageViewer viewer)
    {
        List<PublicPageNews> told = [];
        while (viewer.Queue.Frames.TryRead(out var frame))
        {
            told.Add(JsonSerializer.Deserialize<PublicPageNews>(Encoding.UTF8.GetString(frame)["event: state\ndata: ".Length..], NebulaJson.Options)!);
        }

        return told;
    }

    private FeedChange Change(int no, ServiceState state) => new() { No = no, At = _rig.Time.GetUtcNow(), State = state, Reason = "cannot see: Vault is down" };

    private StoryNote Note(string text) => new() { Id = PageRows.NewId(), At = _rig.Time.GetUtcNow(), Text = text, Public = true };

    private IncidentRecord ByHand(string title, params Guid[] monitors) => Cause(_rig.Time.GetUtcNow()) with
    {
        Id = PageRows.NewId(),
        Root = "manual:1",
        MonitorIds = monitors,
        Title = title,
        Manual = true,
        Public = true,
        Timeline = [],
        Notes = [Note("The Vault is full.")],
        PostMortem = new PostMortem { Text = "It was the Vault.", Published = true, Version = 1, At = _rig.Time.GetUtcNow(), Author = "ann" },
    };

    private static IncidentRecord Cause(DateTimeOffset at) => new()
    {
        Id = new Guid(99, 0, 0, new byte[8]),
        Root = "service:vault",
        MonitorIds = [Vault.Id, Shop.Id],
        Title = "Vault is down",
        Severity = IncidentSeverity.Down,
        StartedAt = at,
        Reason = "refused",
        Timeline = [new IncidentNote(at, IncidentEntryKind.Opened, "refused")],
    };

    private static MaintenanceWindow Window(Guid[] monitors, bool all) => new()
    {
        Id = PageRows.NewId(),
        Title = "New disks for Vault",
        Text = "The Vault sleeps.",
        Enabled = true,
        AllMonitors = all,
        Monitors = monitors,
        Nodes = [],
        Tags = [],
        StartsAt = MonitorRows.Start.AddHours(1),
        EndsAt = MonitorRows.Start.AddHours(2),
        Version = 1,
        CreatedAt = MonitorRows.Start,
        UpdatedAt = MonitorRows.Start,
    };
}
