using System.Globalization;
using Nebula.Platform.ServiceMap.Reading;

namespace Nebula.Platform.Dashboards;

/// <summary>Reads the tiles of one board, whose members are known to be well formed: what they mean together.</summary>
internal sealed class TileReader(ErrorList errors, int minWidth, int maxWidth)
{
    private static readonly string[] Kinds = ["service", "part", "link", "note", "clock"];

    private readonly Dictionary<string, int> _lines = [];

    public DashboardTile Read(SourceMapping tile)
    {
        CheckKind(tile);
        return new DashboardTile
        {
            Service = tile.Scalar("service") is { } service ? Once(service) : null,
            Part = tile.Scalar("part") is { } part ? Once(part) : null,
            Link = tile.Scalar("link") is { } link ? Address(link) : null,
            Title = tile.Word("title")?.Trim(),
            Note = tile.Word("note")?.ReplaceLineEndings("\n").Trim(),
            Clock = tile.Scalar("clock") is { } clock ? Zone(clock) : null,
            Size = tile.Scalar("size") is { } size ? Size(size) : null,
        };
    }

    private void CheckKind(SourceMapping tile)
    {
        var kinds = tile.Entries.Where(entry => Kinds.Contains(entry.Key, StringComparer.Ordinal)).ToList();
        if (kinds.Count != 1)
        {
            var at = kinds.Count == 0 ? tile.At : kinds[1].At;
            errors.Add(at, kinds.Count == 0 ? "This tile shows nothing." : "A tile shows one thing.", $"Give it one of {string.Join(", ", Kinds)}.");
        }
        else if (tile.Find("title") is { } title && kinds[0].Key != "link")
        {
            errors.Add(title.At, $"A tile with '{kinds[0].Key}' has no title of its own.", "Only a link has.");
        }
    }

    private string Once(SourceScalar scalar)
    {
        if (!_lines.TryAdd(scalar.Text, scalar.At.Line))
        {
            errors.Add(scalar.At, $"'{SourceReader.Shortened(scalar.Text)}' has a tile already, in line {_lines[scalar.Text]}.", "Remove one of them.");
        }

        return scalar.Text;
    }

    private string Address(SourceScalar scalar)
    {
        var text = scalar.Text.Trim();
        var isWeb = Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps);
        if (!isWeb || text.Any(char.IsWhiteSpace))
        {
            errors.Add(scalar.At, "'link' is no web address.", "It starts with http:// or https://, and has no space in it.");
        }

        return text;
    }

    private string Zone(SourceScalar scalar)
    {
        var name = scalar.Text.Trim();
        var isName = name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '+' or '-') && !name.StartsWith('/');
        if (!isName || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            errors.Add(scalar.At, $"'{SourceReader.Shortened(name)}' is no time zone.", "Write its IANA name, such as Europe/Vienna or UTC.");
        }

        return name;
    }

    private DashboardSize Size(SourceScalar scalar)
    {
        var parts = scalar.Text.Split('x');
        var size = new DashboardSize { Width = int.Parse(parts[0], CultureInfo.InvariantCulture), Height = int.Parse(parts[1], CultureInfo.InvariantCulture) };
        if (size.Width < minWidth || size.Width > maxWidth || size.Height > DashboardFormat.MaxHeight)
        {
            errors.Add(scalar.At, $"The size {scalar.Text} does not fit here.", $"The width is from {minWidth} to {maxWidth}, the height from 1 to {DashboardFormat.MaxHeight}.");
        }

        return size;
    }
}
