using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Badges;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.PublicPages;
using Nebula.Homelab.Status.PublicPages.Derived;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Tests.Status.Live;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.Tests.Status.PublicPages;

public sealed class PublicPageDerivedTests
{
    private const string Hostile = "\"><script>x</script>";

    private static readonly Monitor Shop = LiveRig.Service(1, "shop", isPublic: false) with { Name = Hostile };

    private readonly LiveRig _rig = new();
    private readonly PublicPagesLive _pages;

    public PublicPageDerivedTests() => _pages = new PublicPagesLive(_rig.Live, _rig.Time);

    [Fact]
    public void Embed_HostileNames_AreTextAndOnlyItsOwnStyleApplies()
    {
        Show(PageRows.Page("shop", Shop.Id) with { Title = Hostile, Sections = [new PublicPageSection { Heading = Hostile, Monitors = [Shop.Id] }] });

        var (html, policy) = new PublicPageEmbed(_pages).Write("shop").Value!;

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;", html, StringComparison.Ordinal);
        var style = html[(html.IndexOf("<style>", StringComparison.Ordinal) + 7)..html.IndexOf("</style>", StringComparison.Ordinal)];
        Assert.Contains($"style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Embed_FrameAncestors_AreThoseOfThePageAndNobodyByItself()
    {
        Show(PageRows.Page("shut"), PageRows.Page("open") with { FrameAncestors = ["https://a.example", "https://*.b.example"] });
        var embed = new PublicPageEmbed(_pages);

        Assert.EndsWith("frame-ancestors 'none'", embed.Write("shut").Value!.Policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors https://a.example https://*.b.example", embed.Write("open").Value!.Policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Feed_IncidentOfThePage_LeadsToThePage()
    {
        Show(PageRows.Page("shop", Shop.Id));
        _rig.Tell(new IncidentRecord
        {
            Id = PageRows.NewId(),
            Root = "service:shop",
            MonitorIds = [Shop.Id],
            Title = "Shop is down",
            Severity = IncidentSeverity.Down,
            StartedAt = _rig.Time.GetUtcNow(),
            Reason = "refused",
            Timeline = [new IncidentNote(_rig.Time.GetUtcNow(), IncidentEntryKind.Opened, "refused")],
        });

        var feed = XDocument.Parse(new PublicPageFeed(_pages).Write("shop", "rss", "https://n.example").Value!).Root!.Element("channel")!;

        Assert.Equal(("Page shop: incidents", "https://n.example/s/shop"), (feed.Element("title")!.Value, feed.Element("link")!.Value));
        Assert.Equal("https://n.example/s/shop", feed.Elements("item").Single().Element("link")!.Value);
    }

    [Fact]
    public void Feed_PageWithoutIncidents_IsNotThere()
    {
        Show(PageRows.Page("shop", Shop.Id) with { IncidentDays = 0 });

        Assert.Equal("feed_not_found", new PublicPageFeed(_pages).Write("shop", "atom", "https://n.example").Error!.Code);
    }

    [Theory]
    [InlineData("state", null, UptimeBars.None, false, true)]
    [InlineData("uptime", "24h", UptimeBars.None, true, false)]
    [InlineData("uptime", "24h", UptimeBars.Day, false, true)]
    [InlineData("uptime", "90d", UptimeBars.Day, true, false)]
    [InlineData("uptime", "90d", UptimeBars.Quarter, false, true)]
    [InlineData("response", null, UptimeBars.Quarter, false, false)]
    [InlineData("response", null, UptimeBars.None, true, true)]
    public void Badge_OfWhatThePageShows_AndOfNothingElse(string kind, string? window, UptimeBars bars, bool times, bool isThere)
    {
        Show(PageRows.Page("shop", Shop.Id) with { Bars = bars, ShowResponseTimes = times });
        _rig.Change(1, ServiceState.Up);

        var badge = new PublicPageBadges(_pages, _rig.Time).Draw("shop", "shop", BadgeRequest.Read(kind, window, null, null).Value!);

        Assert.Equal(isThere, badge.IsSuccess);
    }

    private void Show(params PublicPage[] pages)
    {
        _rig.Pages = pages;
        _rig.Load(Shop);
    }
}
