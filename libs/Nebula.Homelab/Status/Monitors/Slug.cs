using System.Text;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>From a name to a key: lower case letters, digits and single hyphens.</summary>
public static class Slug
{
    private const int MaxLength = 60;

    // Unicode's own decomposition is not at hand: the product runs without the data of cultures (InvariantGlobalization).
    private static readonly Dictionary<char, string> Plain = new[]
    {
        ("a", "àáâãäåāăą"), ("ae", "æ"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęě"), ("g", "ĝğġģ"), ("h", "ĥħ"), ("i", "ìíîïĩīĭįı"),
        ("j", "ĵ"), ("k", "ķ"), ("l", "ĺļľŀł"), ("n", "ñńņňŋ"), ("o", "òóôõöøōŏő"), ("oe", "œ"), ("r", "ŕŗř"), ("s", "śŝşšș"), ("ss", "ß"),
        ("t", "ţťŧț"), ("th", "þ"), ("u", "ùúûüũūŭůűų"), ("w", "ŵ"), ("y", "ýÿŷ"), ("z", "źżž"),
    }.SelectMany(row => row.Item2.Select(letter => (letter, row.Item1))).ToDictionary();

    /// <summary>"Plex (Küche)" becomes <c>plex-kuche</c>; a name without a single Latin letter or digit becomes <c>monitor</c>.</summary>
    public static string Of(string name)
    {
        var slug = new StringBuilder(name.Length);
        foreach (var letter in name.Select(char.ToLowerInvariant))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                slug.Append(letter);
            }
            else if (Plain.TryGetValue(letter, out var plain))
            {
                slug.Append(plain);
            }
            else if (!IsCombining(letter) && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        slug.Length = Math.Min(slug.Length, MaxLength);
        var text = slug.ToString().TrimEnd('-');
        return text.Length > 0 ? text : "monitor";
    }

    // An accent written behind its letter, as file names of macOS have it.
    private static bool IsCombining(char letter) => letter is >= '\u0300' and <= '\u036f';
}
