using System.Xml.Linq;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Syndication;
using Nebula.Homelab.Tests.Status.Live;

namespace Nebula.Homelab.Tests.Status.Syndication;

public sealed class IncidentFeedTests
{
    private const string Site = "https://nebula.example";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly LiveRig _rig = new(
        LiveRig.Service(1, "shop", isPublic: true) with { Name = "Shop" }, LiveRig.Service(2, "vault", isPublic: false) with { Name = "Vault" });

    private readonly IncidentFeed _feed;

    public IncidentFeedTests() => _feed = new IncidentFeed(_rig.Live, _rig.Time);

    [Fact]
    public void Write_IncidentResolved_KeepsItsIdAndIsUpdated()
    {
        var incident = Incident(1, "service:shop", "Shop is down");
        _rig.Tell(incident);
        var open = EntryOf("atom");
        var end = incident.StartedAt.AddMinutes(5);
        _rig.Tell((incident with { ResolvedAt = end }).Noting(end, IncidentEntryKind.Resolved, "Recovered."));

        var resolved = EntryOf("atom");

        Assert.Equal(open.Element(Atom + "id")!.Value, resolved.Element(Atom + "id")!.Value);
        Assert.Equal(("Shop is down", "Resolved: Shop is down"), (open.Element(Atom + "title")!.Value, resolved.Element(Atom + "title")!.Value));
        Assert.Equal(end, DateTimeOffset.Parse(resolved.Element(Atom + "updated")!.Value));
        Assert.StartsWith($"{Site}/status/incidents/", resolved.Element(Atom + "link")!.Attribute("href")!.Value);
    }

    [Fact]
    public void Write_Rss_HasTheSameEntries()
    {
        var incident = Incident(1, "service:shop", "Shop is down");
        _rig.Tell(incident);

        var item = XDocument.Parse(_feed.Write("rss", Site).Value!).Root!.Element("channel")!.Elements("item").Single();

        Assert.Equal($"urn:uuid:{incident.Id}", item.Element("guid")!.Value);
        Assert.Equal("false", item.Element("guid")!.Attribute("isPermaLink")!.Value);
        Assert.Equal("Shop is down", item.Element("title")!.Value);
    }

    [Fact]
    public void Write_OfSomethingPrivate_SaysNothing()
    {
        _rig.Tell(Incident(2, "service:vault", "Vault is down"));

        var (atom, rss) = (_feed.Write("atom", Site).Value!, _feed.Write("rss", Site).Value!);

        Assert.All([atom, rss], text => Assert.DoesNotContain("vault", text, StringComparison.OrdinalIgnoreCase));
        Assert.Empty(XDocument.Parse(atom).Root!.Elements(Atom + "entry"));
    }

    [Fact]
    public void Write_PublicBehindPrivate_NamesThePublicOneOnly()
    {
        _rig.Tell(Incident(2, "service:vault", "Vault is down") with { MonitorIds = [new Guid(2, 0, 0, new byte[8]), new Guid(1, 0, 0, new byte[8])] });

        var atom = _feed.Write("atom", Site).Value!;

        Assert.DoesNotContain("vault", atom, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("Shop is affected", XDocument.Parse(atom).Root!.Element(Atom + "entry")!.Element(Atom + "title")!.Value);
    }

    [Fact]
    public void Write_MadePrivateMeanwhile_ForgetsAtOnce()
    {
        _rig.Tell(Incident(1, "service:shop", "Shop is down"));
        _feed.Write("atom", Site);

        _rig.Load(LiveRig.Service(1, "shop", isPublic: false) with { Name = "Shop" });

        Assert.DoesNotContain("Shop", _feed.Write("atom", Site).Value!, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HostileTitle_IsTextInXmlAndInHtml()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: true) with { Name = "]]><script>x</script>\u202E\u0001\nend" });
        rig.Tell(Incident(1, "service:shop", "]]><script>x</script>\u202E\u0001\nend is down"));

        var entry = XDocument.Parse(new IncidentFeed(rig.Live, rig.Time).Write("atom", Site).Value!).Root!.Element(Atom + "entry")!;

        Assert.Equal("]]><script>x</script> end is down", entry.Element(Atom + "title")!.Value);
        Assert.DoesNotContain("<script", entry.Element(Atom + "content")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_NothingHappened_IsTheSameTextAllDay()
    {
        var before = _feed.Write("atom", Site).Value;
        _rig.Time.Advance(TimeSpan.FromHours(2));

        Assert.Equal(before, _feed.Write("atom", Site).Value);
    }

    [Fact]
    public void Write_AnotherFormat_IsNotThere() => Assert.Equal("feed_not_found", _feed.Write("json", Site).Error!.Code);

    private XElement EntryOf(string format)
    {
        _rig.Time.Advance(TimeSpan.FromSeconds(2));
        return XDocument.Parse(_feed.Write(format, Site).Value!).Root!.Element(Atom + "entry")!;
    }

    private static IncidentRecord Incident(int no, string root, string title) => new()
    {
        Id = new Guid(99, 0, 0, new byte[8]),
        Root = root,
        MonitorIds = [new Guid(no, 0, 0, new byte[8])],
        Title = title,
        Severity = IncidentSeverity.Down,
        StartedAt = MonitorRows.Start,
        Reason = "vault.lan refused the connection",
        Timeline = [new IncidentNote(MonitorRows.Start, IncidentEntryKind.Opened, "vault.lan refused the connection")],
    };
}
