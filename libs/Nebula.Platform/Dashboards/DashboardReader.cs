using System.Text;
using Nebula.Platform.ServiceMap;
using Nebula.Platform.ServiceMap.Reading;

namespace Nebula.Platform.Dashboards;

/// <summary>From YAML to a layout. As strict as the service map is read, and with the same words: every fault has its line and column.</summary>
internal static class DashboardReader
{
    public static DashboardReading Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static DashboardReading Read(ReadOnlySpan<byte> content)
    {
        if (content.Length > DashboardFormat.MaxBytes)
        {
            return new DashboardReading(null, [new MapError(0, 0, $"The dashboard is larger than {DashboardFormat.MaxBytes / 1024} KiB.")]);
        }

        var errors = new ErrorList();
        if (SourceText.Decode(content, errors) is { } text && new SourceReader(errors).Read(text) is { } root)
        {
            new ShapeChecker(errors, []).Check(root, DashboardFormat.Root, "dashboard");
            if (errors.IsEmpty && Build((SourceMapping)root, errors) is var layout && errors.IsEmpty)
            {
                return new DashboardReading(layout, []);
            }
        }

        return new DashboardReading(null, errors.ToList());
    }

    private static DashboardLayout Build(SourceMapping root, ErrorList errors) => new()
    {
        Sections = BuildBoard(root, "sections", new TileReader(errors, DashboardFormat.MinWidth, DashboardFormat.Columns)),
        Phone = root.Has("phone") ? BuildBoard(root, "phone", new TileReader(errors, 1, DashboardFormat.PhoneColumns)) : null,
    };

    private static List<DashboardSection> BuildBoard(SourceMapping root, string key, TileReader tiles) =>
    [
        .. Items(root, key).Select(section => new DashboardSection
        {
            Title = section.Word("title")?.Trim(),
            Tiles = [.. Items(section, "tiles").Select(tiles.Read)],
        }),
    ];

    private static IEnumerable<SourceMapping> Items(SourceMapping mapping, string key) => ((SourceList)mapping.Find(key)!.Value).Items.OfType<SourceMapping>();
}
