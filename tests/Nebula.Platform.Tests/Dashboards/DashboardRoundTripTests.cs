using System.Text.Json;
using Nebula.Platform.Dashboards;
using Nebula.Platform.Json;

namespace Nebula.Platform.Tests.Dashboards;

/// <summary>Whatever can be arranged is the same thing as YAML, there and back.</summary>
public sealed class DashboardRoundTripTests
{
    private static readonly string[] Words =
    [
        "Media", "yes", "null", "1", "0x1F", "~", "a: b", "- a", "# no", "it's \"so\"", "C:\\new", "%d", "{a}", "[b]", "&a *b", "| >", "!t", "@x",
        "Über-Größe", "中文", "🚀 up", "a  b", ".5", "1e3", "true", "…", "a:", "?", "$HOME ${NAS}", "`tick`", "2024-01-02", "---", "...",
    ];

    [Fact]
    public void Write_AnyLayout_IsReadAsTheSame()
    {
        var random = new Random(20260);
        for (var round = 0; round < 600; round++)
        {
            var layout = Layout(random);

            var yaml = DashboardWriter.Write(layout);
            var reading = DashboardReader.Read(yaml);

            Assert.True(reading.Errors.Count == 0, $"round {round}: {reading.Errors.FirstOrDefault()}\n{yaml}");
            Assert.Equal(Json(layout), Json(reading.Layout!));
            Assert.Equal(yaml, DashboardWriter.Write(reading.Layout!));
        }
    }

    private static DashboardLayout Layout(Random random) => new()
    {
        Sections = Board(random, DashboardFormat.MinWidth, DashboardFormat.Columns),
        Phone = random.Next(2) == 0 ? null : Board(random, 1, DashboardFormat.PhoneColumns),
    };

    private static List<DashboardSection> Board(Random random, int minWidth, int maxWidth)
    {
        var parts = new Queue<string>(DashboardFormat.Parts);
        var services = 0;
        return
        [
            .. Enumerable.Range(0, random.Next(4)).Select(_ => new DashboardSection
            {
                Title = random.Next(2) == 0 ? null : Text(random),
                Tiles = [.. Enumerable.Range(0, random.Next(5)).Select(_ => Tile() with { Size = Size() })],
            }),
        ];

        DashboardTile Tile() => random.Next(5) switch
        {
            0 when parts.TryDequeue(out var part) => new DashboardTile { Part = part },
            1 => new DashboardTile { Link = $"https://host-{random.Next(9)}.lan:{random.Next(1, 9999)}/a?b=c&d={random.Next(9)}#e", Title = random.Next(2) == 0 ? null : Text(random) },
            2 => new DashboardTile { Note = string.Join('\n', Enumerable.Range(0, random.Next(1, 4)).Select(_ => Text(random))) },
            3 => new DashboardTile { Clock = random.Next(2) == 0 ? "UTC" : "Europe/Vienna" },
            _ => new DashboardTile { Service = random.Next(3) == 0 ? $"{services++}" : $"service-{services++}" },
        };

        DashboardSize? Size() => random.Next(2) == 0
            ? null
            : new DashboardSize { Width = random.Next(minWidth, maxWidth + 1), Height = random.Next(1, DashboardFormat.MaxHeight + 1) };
    }

    private static string Text(Random random) =>
        string.Join(random.Next(2) == 0 ? " " : "", Enumerable.Range(0, random.Next(1, 4)).Select(_ => Words[random.Next(Words.Length)])).Trim();

    private static string Json(DashboardLayout layout) => JsonSerializer.Serialize(layout, NebulaJson.Options);
}
