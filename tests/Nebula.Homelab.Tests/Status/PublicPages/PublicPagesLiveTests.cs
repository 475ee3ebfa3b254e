using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Homelab.Status.Views;
using Nebula.Homelab.Tests.Status.Live;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.PublicPages;

public sealed class PublicPagesLiveTests
{
    private static readonly Monitor Shop = LiveRig.Service(1, "shop", isPublic: false) with { Name = "Shop", Group = "Web", Tags = ["front"] };
    private static readonly Monitor Blog = LiveRig.Service(2, "blog", isPublic: false) with { Name = "Blog", Group = "Web" };
    private static readonly Monitor Vault = LiveRig.Service(3, "vault", isPublic: true) with { Name = "Vault", Group = "Inner" };

    private readonly LiveRig _rig = new();
    private readonly PublicPagesLive _pages;

    public PublicPagesLiveTests()
    {
        _pages = new PublicPagesLive(_rig.Live, _rig.Time);
        Show(PageRows.Page("shop", Shop.Id));
    }

    [Fact]
    public void Read_PrivateServiceThatWasChosen_IsShownAndThePublicOneThatWasNotIsNot()
    {
        var view = View("shop");

        Assert.Equal(["Shop"], view.Sections.SelectMany(section => section.Services).Select(service => service.Name));
    }

    [Fact]
    public void Read_ByGroupAndTag_EachOnceInTheOrderOfThePage()
    {
        Show(PageRows.Page("web") with
        {
            Sections = [new PublicPageSection { Heading = "First", Monitors = [Vault.Id], Tags = ["front"] }, new PublicPageSection { Groups = ["Web", "Inner"] }],
        });

        var view = View("web");

        Assert.Equal(["Vault", "Shop"], view.Sections[0].Services.Select(service => service.Name));
        Assert.Equal(["Blog"], view.Sections[1].Services.Select(service => service.Name));
    }

    [Fact]
    public void Read_TakenFromVisitors_IsAsOneThatNeverWas()
    {
        var before = _pages.Read("never").Error;
        Show();

        Assert.Equal(before, _pages.Read("shop").Error);
        Assert.Equal("page_not_found", before!.Code);
        Assert.Equal(before, _pages.Subscribe("shop", "192.0.2.1").Error);
    }

    [Fact]
    public void Read_TwoHundredWithinAMoment_IsTheSameBytes()
    {
        var first = _pages.Read("shop").Value;

        Assert.All(Enumerable.Range(0, 200), _ => Assert.Same(first, _pages.Read("shop").Value));
    }

    [Fact]
    public void Read_ServiceTakenOff_IsGoneAtOnce()
    {
        _pages.Read("shop");

        Show(PageRows.Page("shop", Blog.Id));

        Assert.DoesNotContain("Shop", Text("shop"), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NothingButStatesChosen_TellsNeitherTimesNorPastNorIncidents()
    {
        Show(PageRows.Page("shop", Shop.Id) with { Bars = UptimeBars.None, ShowResponseTimes = false, IncidentDays = 0 });
        _rig.Change(1, ServiceState.Down);
        _rig.Tell(Incident(Shop.Id, "service:shop", "Shop is down"));

        var view = View("shop");
        var service = view.Sections[0].Services[0];

        Assert.Empty(view.Incidents);
        Assert.Null(view.BarSeconds);
        Assert.Equal((null, null, 0, 0), (service.Uptime, service.ResponseTimeMs, service.Bars.Count, service.ResponseTimes.Count));
    }

    [Theory]
    [InlineData(UptimeBars.Day, 24, 3600)]
    [InlineData(UptimeBars.Quarter, 90, 86400)]
    public void Read_Bars_AreAsManyAsChosen(UptimeBars bars, int count, int seconds)
    {
        Show(PageRows.Page("shop", Shop.Id) with { Bars = bars });
        _rig.Change(1, ServiceState.Down);
        _rig.Time.Advance(TimeSpan.FromSeconds(30));

        var view = View("shop");

        Assert.Equal((count, seconds), (view.Sections[0].Services[0].Bars.Count, view.BarSeconds));
        Assert.Equal(30, view.Sections[0].Services[0].Bars[^1].Down);
    }

    [Theory]
    [InlineData(true, "Trouble with the payments", "Trouble with the payments", "Investigating: We look into it.")]
    [InlineData(true, "Trouble with vault", "Shop is affected", "Investigating: We look into it.")]
    [InlineData(false, "Trouble with the payments", null, null)]
    public void Incident_OpenedByHand_IsToldWhereItIsForAllAndNamesNothingHidden(bool isPublic, string title, string? shown, string? update)
    {
        _rig.Tell(Incident(Shop.Id, "manual:1", title) with
        {
            Manual = true,
            Public = isPublic,
            Timeline = [],
            Notes =
            [
                Note("We look into it.", isPublic) with { Step = IncidentStep.Investigating },
                Note("The Vault is full.", isPublic) with { Step = IncidentStep.Identified },
                Note("Between us.", isPublic: false),
            ],
        });

        var incident = View("shop").Incidents.SingleOrDefault();

        Assert.Equal(shown, incident?.Title);
        Assert.Equal(update, incident?.Updates[0].Text);
        Assert.Equal(isPublic ? 2 : null, incident?.Updates.Count);
        Assert.DoesNotContain("vault", Text("shop"), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(isPublic, View("shop").Overall.Sentence.Contains("Reported", StringComparison.Ordinal));
    }

    [Fact]
    public void Stream_SomethingElseHappens_SaysNothing()
    {
        using var viewer = _pages.Subscribe("shop", "192.0.2.1").Value!;
        var began = Assert.Single(Drain(viewer));

        _rig.Change(3, ServiceState.Down);
        _rig.Result(2);
        _rig.Tell(Incident(Vault.Id, "service:vault", "Vault is down"));

        Assert.Empty(Drain(viewer));
        Assert.Equal(("shop", View("shop").Version), (Assert.Single(began.Services).Id, began.Version));
    }

    [Fact]
    public void Stream_StateAndIncident_AreToldToAllAndThePageSaysTheSame()
    {
        var viewers = Enumerable.Range(0, 20).Select(_ => _pages.Subscribe("shop", "192.0.2.1").Value!).ToList();
        viewers.ForEach(viewer => Drain(viewer));

        _rig.Change(1, ServiceState.Down);
        _rig.Tell(Incident(Shop.Id, "service:shop", "Shop is down"));

        foreach (var told in viewers.Select(Drain))
        {
            Assert.Equal(ServiceState.Down, told[0].Services.Single().State);
            Assert.Equal(View("shop").Version, told[^1].Version);
            Assert.NotEqual(told[0].Version, told[^1].Version);
        }

        viewers.ForEach(viewer => viewer.Dispose());
    }

    [Fact]
    public void Stream_ServiceTakenOffWhileFollowed_IsToldToNobodyWhoComes()
    {
        using var first = _pages.Subscribe("shop", "192.0.2.1").Value!;
        Show(PageRows.Page("shop", Blog.Id));

        using var second = _pages.Subscribe("shop", "192.0.2.1").Value!;

        Assert.Equal(["blog"], Drain(second).SelectMany(news => news.Services).Select(service => service.Id));
    }

    [Fact]
    public void Stream_PageTakenFromVisitors_Ends()
    {
        using var viewer = _pages.Subscribe("shop", "192.0.2.1").Value!;

        Show();
        Drain(viewer);

        Assert.True(viewer.Queue.Frames.Completion.IsCompleted);
    }

    [Fact]
    public void Subscribe_TooManyFromOneAddress_LeavesRoomForOthers()
    {
        var viewers = Enumerable.Range(0, 50).Select(_ => _pages.Subscribe("shop", "192.0.2.1").Value!).ToList();

        Assert.Equal("stream_full", _pages.Subscribe("shop", "192.0.2.1").Error!.Code);
        viewers[0].Dispose();
        using var again = _pages.Subscribe("shop", "192.0.2.1").Value;
        using var other = _pages.Subscribe("shop", "192.0.2.9").Value;
        Assert.True(again is not null && other is not null);
        viewers.Skip(1).ToList().ForEach(viewer => viewer.Dispose());
    }

    [Fact]
    public void Read_DatabaseGone_IsStaleAndSaysWhy()
    {
        _rig.Live.SetStale(new StaleReason("database_down", "PostgreSQL does not answer.", _rig.Time.GetUtcNow()));

        var view = View("shop");

        Assert.Equal((true, "database_down"), (view.Stale, view.StaleReason!.Code));
    }

    [Fact]
    public void Read_StartedWithoutTheDatabase_IsWhatWasKept()
    {
        var kept = View("shop");
        var live = new Homelab.Status.Live.StatusLive(_rig.Time);
        var pages = new PublicPagesLive(live, _rig.Time);
        var before = pages.Read("shop").Error!.Code;
        pages.Restore([kept]);
        live.SetStale(new StaleReason("database_down", "PostgreSQL does not answer.", _rig.Time.GetUtcNow()));

        Assert.Equal("status_not_loaded", before);
        Assert.True(pages.Read("shop").Value!.View.Stale);
        Assert.Equal("page_not_found", pages.Read("other").Error!.Code);
    }

    [Fact]
    public void Preview_NotSaved_IsWhatVisitorsWouldSee()
    {
        var preview = _pages.Preview(PageRows.Input("draft", Blog.Id) with { Published = false });

        Assert.Equal("Blog", preview.Value!.Sections[0].Services[0].Name);
        Assert.Equal("page_not_found", _pages.Read("draft").Error!.Code);
    }

    private void Show(params PublicPage[] pages)
    {
        _rig.Pages = pages;
        _rig.Load(Shop, Blog, Vault);
    }

    private PublicPageView View(string slug)
    {
        _rig.Time.Advance(TimeSpan.FromSeconds(1));
        return _pages.Read(slug).Value!.View;
    }

    private string Text(string slug) => Encoding.UTF8.GetString(_pages.Read(slug).Value!.Json.Span);

    private static List<PublicPageNews> Drain(PublicPageViewer viewer)
    {
        List<PublicPageNews> told = [];
        while (viewer.Queue.Frames.TryRead(out var frame))
        {
            var text = Encoding.UTF8.GetString(frame);
            Assert.StartsWith("event: state\ndata: ", text, StringComparison.Ordinal);
            told.Add(JsonSerializer.Deserialize<PublicPageNews>(text["event: state\ndata: ".Length..], Nebula.Platform.Json.NebulaJson.Options)!);
        }

        return told;
    }

    private StoryNote Note(string text, bool isPublic) => new() { Id = PageRows.NewId(), At = _rig.Time.GetUtcNow(), Text = text, Public = isPublic };

    private IncidentRecord Incident(Guid monitor, string root, string title) => new()
    {
        Id = new Guid(99, 0, 0, new byte[8]),
        Root = root,
        MonitorIds = [monitor],
        Title = title,
        Severity = IncidentSeverity.Down,
        StartedAt = _rig.Time.GetUtcNow(),
        Reason = "vault.lan refused the connection",
        Timeline = [new IncidentNote(_rig.Time.GetUtcNow(), IncidentEntryKind.Opened, "vault.lan refused the connection")],
    };
}
