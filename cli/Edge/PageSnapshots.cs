using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;

namespace Nebula.Cli.Edge;

/// <summary>
/// The status pages for visitors as they last were, for the time the functions do not answer. Which there are nobody tells: those that
/// somebody asked for and that were there are remembered, until they are not there any more.
/// </summary>
internal sealed partial class PageSnapshots(string folder, TimeProvider clock)
{
    private const int MostPages = 50;

    private readonly ConcurrentDictionary<string, StatusSnapshot> _pages = new(StringComparer.Ordinal);

    /// <summary>Pages to ask for again.</summary>
    public IReadOnlyCollection<string> Slugs => [.. _pages.Keys];

    /// <summary>The page that a path of the API names; null for every other path.</summary>
    public static string? SlugOf(string? path) => PagePattern().Match(path ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>The page whose small variant a path of the site names; null for every other path.</summary>
    public static string? EmbeddedOf(string? path) => EmbeddedPattern().Match(path ?? "") is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Takes up what an earlier run left.</summary>
    public void Load()
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(folder, "*.json").Take(MostPages))
        {
            if (SlugPattern().IsMatch(Path.GetFileNameWithoutExtension(file)))
            {
                PageOf(Path.GetFileNameWithoutExtension(file)).Load();
            }
        }
    }

    /// <summary>Somebody asked for the page, and this was answered.</summary>
    public void Note(string slug, int status)
    {
        if (status is (int)HttpStatusCode.OK or (int)HttpStatusCode.NotModified && _pages.Count < MostPages)
        {
            PageOf(slug);
        }
        else if (status == (int)HttpStatusCode.NotFound && _pages.TryRemove(slug, out var gone))
        {
            gone.Forget();
        }
    }

    public void Keep(string slug, byte[] page) => PageOf(slug).Keep(page);

    /// <param name="slug">Which page.</param>
    /// <param name="since">When the functions were first seen not to answer.</param>
    public byte[]? ReadStale(string slug, DateTimeOffset since) => _pages.GetValueOrDefault(slug)?.ReadStale(since);

    private StatusSnapshot PageOf(string slug) =>
        _pages.GetOrAdd(slug, name => new StatusSnapshot(Path.Combine(folder, $"{name}.json"), clock, "sections"));

    [GeneratedRegex("^/api/pages/([a-z0-9-]{1,40})/?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex PagePattern();

    [GeneratedRegex("^/s/([a-z0-9-]{1,40})/embed\\z", RegexOptions.CultureInvariant)]
    private static partial Regex EmbeddedPattern();

    [GeneratedRegex("^[a-z0-9-]{1,40}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex SlugPattern();
}
