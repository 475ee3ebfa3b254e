using Nebula.Platform.Dashboards;

namespace Nebula.Platform.Tests.Dashboards;

public sealed class DashboardReaderTests
{
    private const string Whole = """
        version: 1
        sections:
          - tiles:
              - part: sentence
              - part: since-last-visit
          - title: Media
            tiles:
              - service: plex
                size: 6x2
              - service: jellyfin
          - title: "At home: the rest"
            tiles:
              - link: http://router.lan:8080/start?a=b
                title: "#1 router"
              - note: |-
                  Backups run at night.

                    - not on Sundays
              - clock: Europe/Vienna
        phone:
          - tiles:
              - service: plex
                size: 1x2

        """;

    [Fact]
    public void Read_EveryMember_IsKeptAndWrittenAsItWas()
    {
        var reading = DashboardReader.Read(Whole);

        Assert.Empty(reading.Errors);
        Assert.Equal(Whole.ReplaceLineEndings("\n"), DashboardWriter.Write(reading.Layout!));
        Assert.Equal("Backups run at night.\n\n  - not on Sundays", reading.Layout!.Sections[2].Tiles[1].Note);
        Assert.Equal(new DashboardSize { Width = 1, Height = 2 }, reading.Layout.Phone![0].Tiles[0].Size);
    }

    [Theory]
    [InlineData("- service: plex\n  size: 13x2", 5, 15, "The size 13x2 does not fit here.")]
    [InlineData("- service: plex\n  size: big", 5, 15, "'big' is no size.")]
    [InlineData("- service: Plex", 4, 18, "'Plex' is no service.")]
    [InlineData("- service: plex\n- service: plex", 5, 18, "'plex' has a tile already, in line 4.")]
    [InlineData("- service: plex\n  note: a", 5, 9, "A tile shows one thing.")]
    [InlineData("- size: 3x2", 4, 9, "This tile shows nothing.")]
    [InlineData("- part: sentense", 4, 15, "'sentense' is no part.")]
    [InlineData("- link: javascript:alert(1)", 4, 15, "'link' is no web address.")]
    [InlineData("- link: //router.lan", 4, 15, "'link' is no web address.")]
    [InlineData("- clock: Mars/Base", 4, 16, "'Mars/Base' is no time zone.")]
    [InlineData("- service: plex\n  title: Films", 5, 9, "A tile with 'service' has no title of its own.")]
    [InlineData("- servise: plex", 4, 9, "A tile has no member 'servise'.")]
    [InlineData("- note: &a b", 4, 15, "The anchor &a is not part of the format.")]
    [InlineData("- note: \"a\\u202Eb\"", 4, 15, "'note' has a control character or a line break in it.")]
    [InlineData("- {}", 4, 9, "This tile shows nothing.")]
    [InlineData("- ~", 4, 9, "'tiles' is empty.")]
    public void Read_Fault_SaysWhere(string tiles, int line, int column, string message)
    {
        var text = $"version: 1\nsections:\n  - tiles:\n      {tiles.Replace("\n", "\n      ", StringComparison.Ordinal)}\n";

        var reading = DashboardReader.Read(text);

        Assert.Null(reading.Layout);
        var error = Assert.Single(reading.Errors);
        Assert.Equal((line, column, message), (error.Line, error.Column, error.Message));
    }

    [Theory]
    [InlineData("", "The file is empty.")]
    [InlineData("sections: []", "The dashboard lacks 'version'.")]
    [InlineData("version: 2\nsections: []", "'version' must be 1, not 2.")]
    [InlineData("version: 1\nsections:\n", "'sections' must be a list.")]
    [InlineData("[1]", "'dashboard' must have members.")]
    public void Read_NoDashboard_IsRefused(string text, string message)
    {
        var reading = DashboardReader.Read(text);

        Assert.Contains(reading.Errors, error => error.Message == message);
    }

    [Fact]
    public void Read_LargerThanTheLimit_IsRefusedWithoutBeingParsed()
    {
        var reading = DashboardReader.Read(new string('#', DashboardFormat.MaxBytes + 1));

        Assert.Equal("The dashboard is larger than 64 KiB.", Assert.Single(reading.Errors).Message);
    }
}
