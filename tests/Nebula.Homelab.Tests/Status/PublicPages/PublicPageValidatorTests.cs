using Nebula.Homelab.Status.PublicPages;

namespace Nebula.Homelab.Tests.Status.PublicPages;

public sealed class PublicPageValidatorTests
{
    private static readonly PublicPageInput Valid = PageRows.Input("shop");

    public static TheoryData<string, PublicPageInput> Wrong => new()
    {
        { "slug", Valid with { Slug = null } },
        { "slug", Valid with { Slug = "Shop" } },
        { "slug", Valid with { Slug = "../admin" } },
        { "slug", Valid with { Slug = "shop\n" + "x" } },
        { "slug", Valid with { Slug = "admin" } },
        { "slug", Valid with { Slug = "embed" } },
        { "slug", Valid with { Slug = new string('a', 41) } },
        { "title", Valid with { Title = " " } },
        { "title", Valid with { Title = "Shop \u202Epohs" } },
        { "title", Valid with { Title = "Shop\u0007" } },
        { "title", Valid with { Title = new string('x', 81) } },
        { "logoText", Valid with { LogoText = "a\u200Bb" } },
        { "accent", Valid with { Accent = "red" } },
        { "accent", Valid with { Accent = "#fff;}body{display:none" } },
        { "incidentDays", Valid with { IncidentDays = 91 } },
        { "incidentDays", Valid with { IncidentDays = -1 } },
        { "frameAncestors[0]", Valid with { FrameAncestors = ["*"] } },
        { "frameAncestors[0]", Valid with { FrameAncestors = ["https://a.example; script-src *"] } },
        { "frameAncestors[0]", Valid with { FrameAncestors = ["https://a.example\r\nX: y"] } },
        { "frameAncestors[0]", Valid with { FrameAncestors = ["https://a.example/path"] } },
        { "frameAncestors[0]", Valid with { FrameAncestors = ["javascript:alert(1)"] } },
        { "frameAncestors[0]", Valid with { FrameAncestors = ["https:"] } },
        { "sections", Valid with { Sections = [.. Enumerable.Repeat(new PublicPageSection(), 21)] } },
        { "sections[0].groups", Valid with { Sections = [new PublicPageSection { Groups = [.. Enumerable.Range(0, 21).Select(i => $"g{i}")] }] } },
        { "sections[0].heading", Valid with { Sections = [new PublicPageSection { Heading = "\u2066x" }] } },
        { "sections[0].monitors", Valid with { Sections = [new PublicPageSection { Monitors = [.. Enumerable.Range(0, 201).Select(_ => PageRows.NewId())] }] } },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Read_Wrong_NamesTheField(string field, PublicPageInput input)
    {
        var read = PublicPageValidator.Read(input);

        Assert.Equal("page_invalid", read.Error!.Code);
        Assert.Contains(field, read.Error.Fields.Select(error => error.Field));
    }

    [Fact]
    public void Read_Valid_TrimsAndTakesTheStandards()
    {
        var read = PublicPageValidator.Read(new PublicPageInput { Slug = " my-shop ", Title = " Läden & <b>Co</b> ", FrameAncestors = ["HTTPS://*.Example.org:8443"] }).Value!;

        Assert.Equal(("my-shop", "Läden & <b>Co</b>", "#4f6bed"), (read.Slug, read.Title, read.Accent));
        Assert.Equal("https://*.example.org:8443", Assert.Single(read.FrameAncestors));
    }
}
