using System.Xml.Linq;
using Microsoft.Extensions.Options;
using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Badges;
using Nebula.Homelab.Status.Views;
using Nebula.Homelab.Tests.Status.Live;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Tests.Status.Badges;

public sealed class StatusBadgesTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    [Fact]
    public async Task Draw_PublicService_TellsNameAndState()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: true) with { Name = "Shop" });
        rig.Change(1, ServiceState.Down);

        var svg = XElement.Parse((await DrawAsync(rig, "shop")).Value!);

        Assert.Equal(["Shop", "down"], svg.Descendants(Svg + "text").Select(text => text.Value));
        Assert.Equal("Shop: down", svg.Attribute("aria-label")!.Value);
        Assert.Equal(BadgeColors.Down, svg.Element(Svg + "rect")!.Attribute("fill")!.Value);
    }

    [Fact]
    public async Task Draw_NotPublic_IsAnsweredAsWhatIsNotThere()
    {
        var rig = new LiveRig(LiveRig.Service(1, "vault", isPublic: false));

        var hidden = await DrawAsync(rig, "vault");
        var absent = await DrawAsync(new LiveRig(), "vault");

        Assert.Equal(ErrorKind.NotFound, hidden.Error!.Kind);
        Assert.Equal((absent.Error!.Kind, absent.Error.Code, absent.Error.Detail), (hidden.Error.Kind, hidden.Error.Code, hidden.Error.Detail));
    }

    [Theory]
    [InlineData("\"><script>alert(1)</script>", "\"><script>alert(1)</script>")]
    [InlineData("\u202Egnihton\u202C safe", "gnihton safe")]
    [InlineData("two\nlines\r\nof\ttext", "two lines of text")]
    [InlineData("\uD800broken\uFFFE", "broken")]
    [InlineData("קפה ☕ 🎬", "קפה ☕ 🎬")]
    public async Task Draw_HostileName_IsTextAndNothingElse(string name, string shown)
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: true) with { Name = name });

        var svg = XElement.Parse((await DrawAsync(rig, "shop")).Value!);

        Assert.Equal(shown, svg.Descendants(Svg + "text").First().Value);
        Assert.Empty(svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Except(["svg", "title", "rect", "path", "g", "text"]));
    }

    [Fact]
    public async Task Draw_HostileLabel_IsTextAndNothingElse()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: true));

        var svg = XElement.Parse((await DrawAsync(rig, "shop", label: "</text><image href='x'/>")).Value!);

        Assert.Equal("</text><image href='x'/>", svg.Descendants(Svg + "text").First().Value);
    }

    [Fact]
    public async Task Draw_Uptime_IsCutAndNotRounded()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: true));
        rig.Change(1, ServiceState.Up);
        rig.Time.Advance(TimeSpan.FromHours(23));
        rig.Change(1, ServiceState.Down);
        rig.Change(1, ServiceState.Up);

        var svg = XElement.Parse((await DrawAsync(rig, "shop", "uptime", "24h")).Value!);

        Assert.Equal(["uptime 24h", "99.99%"], svg.Descendants(Svg + "text").Select(text => text.Value));
    }

    [Fact]
    public async Task Draw_Stale_NoLongerKnowsTheState()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: true));
        rig.Change(1, ServiceState.Up);
        rig.Live.SetStale(new StaleReason("database_down", "PostgreSQL does not answer.", MonitorRows.Start));

        var svg = XElement.Parse((await DrawAsync(rig, "shop")).Value!);

        Assert.Equal("not known", svg.Descendants(Svg + "text").Last().Value);
    }

    [Fact]
    public async Task Draw_AnyWords_AreHeldInTheWidthMeasuredForThem()
    {
        var rig = new LiveRig(LiveRig.Service(1, "shop", isPublic: true));

        var svg = XElement.Parse((await DrawAsync(rig, "shop", label: "A wide label with mmm and 漢字")).Value!);

        var texts = svg.Descendants(Svg + "text").ToList();
        var ends = texts.Select(text => (int)text.Attribute("x")! + (int)text.Attribute("textLength")!).ToList();
        Assert.True(ends[0] < (int)texts[1].Attribute("x")!);
        Assert.True(ends[1] < (int)svg.Attribute("width")!);
    }

    [Theory]
    [InlineData("colour", null, null, null, "kind")]
    [InlineData("uptime", "1h", null, null, "window")]
    [InlineData("state", null, null, "plastic", "style")]
    public void Read_WhatIsNotKnown_NamesTheParameter(string kind, string? window, string? label, string? style, string field)
    {
        var request = BadgeRequest.Read(kind, window, label, style);

        Assert.Equal(field, Assert.Single(request.Error!.Fields).Field);
    }

    [Fact]
    public void Read_LongLabel_IsRefused()
    {
        var request = BadgeRequest.Read(null, null, new string('x', 61), null);

        Assert.Equal("label", Assert.Single(request.Error!.Fields).Field);
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("up", 14)]
    [InlineData("漢", 11)]
    [InlineData("e\u0301", 7)]
    public void WidthOf_Text_IsThatOfTheFont(string text, int width) => Assert.Equal(width, BadgeFont.WidthOf(text));

    private static Task<Result<string>> DrawAsync(LiveRig rig, string key, string? kind = null, string? window = null, string? label = null)
    {
        var health = new DatabaseHealth(Options.Create(new PostgresOptions()), rig.Time);
        var badges = new StatusBadges(rig.Live, new StatusQueries(null!, rig.Live, rig.Time), health, rig.Time);
        return badges.DrawAsync(key, BadgeRequest.Read(kind, window, label, null).Value!, CancellationToken.None);
    }
}
