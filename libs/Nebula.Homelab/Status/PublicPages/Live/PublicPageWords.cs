using Nebula.Homelab.Status.Live;

namespace Nebula.Homelab.Status.PublicPages.Live;

/// <summary>
/// Whether a text that somebody wrote for strangers may stand on a page: not where it names a service, a machine or a network that the page
/// does not show, by a name it has or had. Whoever wrote it thought of all who read it anywhere, not of each page.
/// </summary>
internal sealed class PublicPageWords
{
    // A letter is no name in a text.
    private const int ShortestName = 2;

    private readonly Dictionary<string, bool> _known = new(StringComparer.Ordinal);
    private readonly List<string> _hidden;

    public PublicPageWords(StatusMemory memory, PublicPageScope scope)
    {
        var shown = scope.Lines.SelectMany(line => new[] { line.Monitor.Name, line.Monitor.Key }).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = memory.Services.Where(line => !scope.Shows(line.Monitor.Id)).SelectMany(line => new[] { line.Monitor.Name, line.Monitor.Key, line.Monitor.Check.Host ?? "" });
        var machines = memory.Nodes.SelectMany(node => new[] { node.Name, node.Id }.Concat(node.Addresses.Select(address => address.Address)));
        var networks = memory.Networks.Select(network => network.Name ?? "");
        _hidden = [.. others.Concat(machines).Concat(networks).Concat(memory.FormerNames).Where(name => name.Length >= ShortestName && !shown.Contains(name)).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Makes no difference between what is forbidden and what is empty.</summary>
    public string? Allow(string? text) => string.IsNullOrEmpty(text) || Names(text) ? null : text;

    private bool Names(string text)
    {
        if (!_known.TryGetValue(text, out var names))
        {
            _known[text] = names = _hidden.Exists(name => Mentions(text, name));
        }

        return names;
    }

    // As a word: "web" is not in "website".
    private static bool Mentions(string text, string name)
    {
        for (var at = text.IndexOf(name, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var (before, after) = (at == 0 ? ' ' : text[at - 1], at + name.Length == text.Length ? ' ' : text[at + name.Length]);
            if (!char.IsLetterOrDigit(before) && !char.IsLetterOrDigit(after))
            {
                return true;
            }
        }

        return false;
    }
}
