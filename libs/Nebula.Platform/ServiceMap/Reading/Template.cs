using System.Text;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>
/// A text with variables: <c>${NAME}</c>, <c>${NAME:-default}</c>, <c>${node.address}</c>; <c>$$</c> is a dollar sign, and so is a
/// lone one. A variable's value is put in as it is: what looks like a variable in it stays text.
/// </summary>
internal sealed class Template
{
    public const string NodeAddress = "node.address";

    private readonly List<Part> _parts = [];

    private Template()
    {
    }

    /// <summary>The variables that are used, with where they stand in the text (from 0).</summary>
    public IEnumerable<(string Name, int Offset)> Variables =>
        _parts.Where(part => part.Variable is not null and not NodeAddress).Select(part => (part.Variable!, part.Offset));

    public int? NodeAddressOffset => _parts.FirstOrDefault(part => part.Variable == NodeAddress)?.Offset;

    public static bool HasVariable(string text) => text.Contains("${", StringComparison.Ordinal);

    /// <summary>The template, or what is wrong with it and where (from 0).</summary>
    public static Template? Parse(string text, out (int Offset, string Message, string Hint) error)
    {
        error = default;
        var template = new Template();
        var literal = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '$' || i + 1 == text.Length || text[i + 1] is not ('$' or '{'))
            {
                literal.Append(text[i]);
                continue;
            }

            if (text[i + 1] == '$')
            {
                literal.Append('$');
                i++;
                continue;
            }

            var end = text.IndexOf('}', i);
            if (end < 0)
            {
                error = (i, "${ is never closed.", "Write ${NAME}, or $${ for the two characters themselves.");
                return null;
            }

            var (name, fallback) = Split(text[(i + 2)..end]);
            if (!IsName(name) || (name == NodeAddress && fallback is not null) || fallback?.Contains("${", StringComparison.Ordinal) == true)
            {
                error = (i, "This is not a variable.",
                    "Write ${NAME} or ${NAME:-default}; a name has upper-case letters, digits and underscores, a default has no variables.");
                return null;
            }

            template._parts.Add(new Part(literal.ToString(), null, null, i));
            template._parts.Add(new Part("", name, fallback, i));
            literal.Clear();
            i = end;
        }

        template._parts.Add(new Part(literal.ToString(), null, null, text.Length));
        return template;
    }

    /// <summary>The text with every value in its place; null when one is not set, and then its name is added to <paramref name="missing"/>.</summary>
    public string? Expand(Func<string, string?> valueOf, ICollection<string> missing)
    {
        var result = new StringBuilder();
        var complete = true;
        foreach (var part in _parts)
        {
            var value = part.Variable is null ? part.Literal : valueOf(part.Variable) is { Length: > 0 } set ? set : part.Fallback;
            complete &= value is not null;
            if (value is null && !missing.Contains(part.Variable!))
            {
                missing.Add(part.Variable!);
            }

            result.Append(value);
        }

        return complete ? result.ToString() : null;
    }

    private static bool IsName(string name) => name == NodeAddress || FormatPattern.IsMatch(MapFormat.VariableName, name);

    private static (string Name, string? Fallback) Split(string inner)
    {
        var at = inner.IndexOf(":-", StringComparison.Ordinal);
        return at < 0 ? (inner, null) : (inner[..at], inner[(at + 2)..]);
    }

    private sealed record Part(string Literal, string? Variable, string? Fallback, int Offset);
}
