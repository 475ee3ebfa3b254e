using System.Text;
using System.Text.RegularExpressions;

namespace Nebula.Platform.Configuration;

/// <summary>
/// Reads a <c>.env</c> file: <c>NAME=value</c> lines, <c># comments</c>, <c>'taken literally'</c>,
/// <c>"with \n \r \t \" \\ escapes"</c>. Nothing is expanded: a <c>$</c> is a <c>$</c>.
/// </summary>
public static partial class DotEnvFile
{
    /// <exception cref="DotEnvException">A line is not understood.</exception>
    public static IReadOnlyDictionary<string, string> Read(string path) => Parse(File.ReadAllText(path), path);

    /// <param name="text">The file's content.</param>
    /// <param name="path">How messages call the file.</param>
    /// <exception cref="DotEnvException">A line is not understood.</exception>
    public static IReadOnlyDictionary<string, string> Parse(string text, string path) =>
        ParseEntries(text, path).ToDictionary(entry => entry.Key, entry => entry.Value.Value, StringComparer.Ordinal);

    /// <summary>The values with the lines they stand on.</summary>
    /// <exception cref="DotEnvException">A line is not understood.</exception>
    public static IReadOnlyDictionary<string, DotEnvEntry> ReadEntries(string path) => ParseEntries(File.ReadAllText(path), path);

    private static Dictionary<string, DotEnvEntry> ParseEntries(string text, string path)
    {
        var entries = new Dictionary<string, DotEnvEntry>(StringComparer.Ordinal);
        var number = 0;
        foreach (var raw in text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }

            var match = Assignment().Match(line);
            if (!match.Success)
            {
                throw new DotEnvException(path, number, "expected NAME=value.");
            }

            var name = match.Groups["name"].Value;
            if (entries.TryGetValue(name, out var before))
            {
                throw new DotEnvException(path, number, $"{name} is already set on line {before.Line}.");
            }

            var at = number;
            var value = Value(match.Groups["value"].Value, reason => new DotEnvException(path, at, $"{name}: {reason}"));
            entries[name] = new DotEnvEntry(value, number);
        }

        return entries;
    }

    private static string Value(string text, Func<string, DotEnvException> error)
    {
        if (text.Length > 0 && text[0] is '"' or '\'')
        {
            return Quoted(text, error);
        }

        // As in a shell, # opens a comment only at the start of a word: a#b is a value.
        var comment = Comment().Match(text);
        return (comment.Success ? text[..comment.Index] : text).TrimEnd();
    }

    private static string Quoted(string text, Func<string, DotEnvException> error)
    {
        var quote = text[0];
        var value = new StringBuilder();
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == quote)
            {
                var rest = text[(i + 1)..].TrimStart();
                return rest.Length == 0 || rest[0] == '#' ? value.ToString() : throw error("text follows the closing quote.");
            }

            if (text[i] != '\\' || quote == '\'')
            {
                value.Append(text[i]);
                continue;
            }

            i++;
            value.Append((i < text.Length ? text[i] : '\0') switch
            {
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                '"' => '"',
                '\\' => '\\',
                _ => throw error("after a backslash in double quotes comes n, r, t, \" or \\; use single quotes to take text literally."),
            });
        }

        throw error($"the closing {quote} is missing.");
    }

    [GeneratedRegex(@"^(?:export\s+)?(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Assignment();

    [GeneratedRegex(@"(^|\s)#", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();
}
