using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Nebula.Platform.ServiceMap.Reading;

namespace Nebula.Platform.Dashboards;

/// <summary>From a layout to YAML, one way of writing it: equal layouts give equal texts, and what is read from one is the layout again.</summary>
internal static partial class DashboardWriter
{
    public static string Write(DashboardLayout layout)
    {
        var yaml = new StringBuilder();
        yaml.Append(CultureInfo.InvariantCulture, $"version: {DashboardFormat.Version}\n");
        WriteBoard(yaml, "sections", layout.Sections);
        if (layout.Phone is { } phone)
        {
            WriteBoard(yaml, "phone", phone);
        }

        return yaml.ToString();
    }

    private static void WriteBoard(StringBuilder yaml, string key, IReadOnlyList<DashboardSection> sections)
    {
        yaml.Append(key).Append(sections.Count == 0 ? ": []\n" : ":\n");
        foreach (var section in sections)
        {
            yaml.Append("  - ");
            if (section?.Title is { } title)
            {
                yaml.Append("title: ").Append(Scalar(title)).Append("\n    ");
            }

            var tiles = section?.Tiles ?? [];
            yaml.Append(tiles.Count == 0 ? "tiles: []\n" : "tiles:\n");
            foreach (var tile in tiles)
            {
                WriteTile(yaml, tile);
            }
        }
    }

    private static void WriteTile(StringBuilder yaml, DashboardTile? tile)
    {
        List<string> members = [];
        Add("service", tile?.Service);
        Add("part", tile?.Part);
        Add("link", tile?.Link);
        Add("title", tile?.Title);
        Add("clock", tile?.Clock);
        if (tile?.Note?.ReplaceLineEndings("\n").Trim() is { } note)
        {
            members.Add($"note: {(IsBlock(note) ? $"|-\n{Indented(note)}" : Scalar(note))}");
        }

        if (tile?.Size is { } size)
        {
            members.Add(string.Create(CultureInfo.InvariantCulture, $"size: {size.Width}x{size.Height}"));
        }

        yaml.Append("      - ").AppendJoin("\n        ", members.Count == 0 ? ["{}"] : members).Append('\n');

        void Add(string key, string? value)
        {
            if (value is not null)
            {
                members.Add($"{key}: {Scalar(value)}");
            }
        }
    }

    private static string Scalar(string text) =>
        (Plain().IsMatch(text) || PlainAddress().IsMatch(text)) && !ScalarValue.LooksLikeNoText(text) ? text : Quoted(text);

    // A literal block says the text as it stands, which only this much of it can be.
    private static bool IsBlock(string note) => note.Contains('\n') && !note.Any(c => c != '\n' && SourceText.IsInvisible(c));

    private static string Indented(string note) => string.Join('\n', note.Split('\n').Select(line => line.Length == 0 ? "" : $"          {line}"));

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            quoted = c switch
            {
                '"' or '\\' => quoted.Append('\\').Append(c),
                '\n' => quoted.Append("\\n"),
                _ when SourceText.IsInvisible(c) => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }

    [GeneratedRegex(@"\A[\p{L}\p{N}]([\p{L}\p{N} _.,/@()+%&=~-]*[\p{L}\p{N}_.,/@()+%&=~-])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex Plain();

    [GeneratedRegex(@"\Ahttps?://[A-Za-z0-9]([A-Za-z0-9_.,/@()+%&=~?:-]*[A-Za-z0-9_/=-])?\z", RegexOptions.NonBacktracking)]
    private static partial Regex PlainAddress();
}
