namespace Nebula.Cli.Edge;

/// <summary>
/// Paths that never pass the edge: the Functions host's own (<c>/admin</c>, <c>/runtime</c>) and the internal API.
/// A path is judged in every reading that some parser between here and the function might give it.
/// </summary>
internal static class ClosedPaths
{
    private static readonly string[] FirstSegments = ["admin", "runtime"];
    private static readonly string[][] ApiPrefixes = [["api", "internal"], ["api", "v1", "internal"], ["v1", "internal"]];

    /// <summary>Percent-encoding wrapped this often is no accident.</summary>
    private const int MostDecodings = 4;

    /// <param name="target">The request target as it came, with or without a query.</param>
    public static bool IsClosed(string target)
    {
        var path = WithoutQuery(WithoutOrigin(target));
        for (var round = 0; round <= MostDecodings; round++)
        {
            if (IsClosedReading(path))
            {
                return true;
            }

            var decoded = Uri.UnescapeDataString(path);
            if (decoded == path)
            {
                return false;
            }

            path = decoded;
        }

        return true;
    }

    private static bool IsClosedReading(string path)
    {
        // A decoded '?' ends the path for one parser and is a part of it for the next, as '#' is: judged both ways.
        var end = path.IndexOfAny(['?', '#']);
        return Matches(Segments(path, resolveDots: true)) || Matches(Segments(path, resolveDots: false))
            || (end >= 0 && Matches(Segments(path[..end], resolveDots: true)));
    }

    private static bool Matches(List<string> segments)
    {
        if (segments.Count == 0)
        {
            return false;
        }

        return FirstSegments.Any(closed => segments[0].StartsWith(closed, StringComparison.Ordinal))
            || ApiPrefixes.Any(prefix => StartsWith(segments, prefix));
    }

    private static bool StartsWith(List<string> segments, string[] prefix) =>
        segments.Count >= prefix.Length
        && prefix[..^1].SequenceEqual(segments.Take(prefix.Length - 1))
        && segments[prefix.Length - 1].StartsWith(prefix[^1], StringComparison.Ordinal);

    private static List<string> Segments(string path, bool resolveDots)
    {
        var segments = new List<string>();
        foreach (var raw in path.Replace('\\', '/').Split('/'))
        {
            var segment = Bare(raw);
            if (resolveDots && raw == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment.Length > 0)
            {
                segments.Add(segment);
            }
        }

        return segments;
    }

    // Case, matrix parameters, control characters, blanks and trailing dots make no other path.
    private static string Bare(string segment)
    {
        var visible = string.Concat(segment.Where(character => !char.IsControl(character)));
        var semicolon = visible.IndexOf(';', StringComparison.Ordinal);
        return (semicolon < 0 ? visible : visible[..semicolon]).Trim().Trim('.').ToLowerInvariant();
    }

    // Every parser ends the path at the first '?' as it came: what follows is anybody's text, dots and all.
    private static string WithoutQuery(string target) => target.Split('?', 2)[0];

    private static string WithoutOrigin(string target)
    {
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme < 0 || target.StartsWith('/'))
        {
            return target;
        }

        var path = target.IndexOf('/', scheme + 3);
        return path < 0 ? "/" : target[path..];
    }
}
