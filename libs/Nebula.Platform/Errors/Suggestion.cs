namespace Nebula.Platform.Errors;

/// <summary>Finds the word that was probably meant.</summary>
public static class Suggestion
{
    private const int MaxListed = 30;

    /// <summary>"Did you mean …?", or the words that are allowed.</summary>
    public static string For(string written, IReadOnlyCollection<string> allowed, string noun = "allowed")
    {
        if (allowed.Count == 0)
        {
            return $"There is none {noun} yet.";
        }

        var nearest = Nearest(written, allowed);
        return nearest is not null ? $"Did you mean '{nearest}'?"
            : allowed.Count <= MaxListed ? $"{char.ToUpperInvariant(noun[0])}{noun[1..]}: {string.Join(", ", allowed)}."
            : $"{allowed.Count} are {noun}, none of them like it.";
    }

    private static string? Nearest(string written, IEnumerable<string> allowed)
    {
        if (written.Length > 64)
        {
            return null;
        }

        var plain = Plain(written);
        var best = allowed.Select(word => (word, distance: Distance(plain, Plain(word)))).MinBy(pair => pair.distance);
        return best.distance <= Math.Max(1, plain.Length / 3) ? best.word : null;
    }

    /// <summary>depends_on, depends-on and DependsOn are the same slip.</summary>
    private static string Plain(string word) =>
        word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();

    /// <summary>Levenshtein, two rows.</summary>
    private static int Distance(string a, string b)
    {
        var previous = Enumerable.Range(0, b.Length + 1).ToArray();
        var current = new int[b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                current[j] = Math.Min(replaced, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[b.Length];
    }
}
