using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>
/// A singular query of JSONPath (RFC 9535, 2.3.5.1): <c>$.items[0].name</c>, <c>$['a key'][-1]</c>. It names one place at most, so
/// that a condition has one value; wildcards, slices and filters are not taken.
/// </summary>
internal sealed class JsonPath
{
    private const int MaxSteps = 32;

    private readonly IReadOnlyList<(string? Name, int Index)> _steps;

    private JsonPath(IReadOnlyList<(string? Name, int Index)> steps) => _steps = steps;

    public static bool TryParse(string text, [NotNullWhen(true)] out JsonPath? path)
    {
        path = null;
        List<(string? Name, int Index)> steps = [];
        if (!text.StartsWith('$'))
        {
            return false;
        }

        for (var at = 1; at < text.Length;)
        {
            if (!TryStep(text, ref at, out var step) || steps.Count == MaxSteps)
            {
                return false;
            }

            steps.Add(step);
        }

        path = new JsonPath(steps);
        return true;
    }

    /// <summary>The place the path names; null when there is none.</summary>
    public JsonElement? Find(JsonElement root)
    {
        var place = root;
        foreach (var (name, index) in _steps)
        {
            if (!TryGo(place, name, index, out place))
            {
                return null;
            }
        }

        return place;
    }

    public override string ToString()
    {
        var text = new StringBuilder("$");
        foreach (var (name, index) in _steps)
        {
            _ = name switch
            {
                null => text.Append(CultureInfo.InvariantCulture, $"[{index}]"),
                _ when IsShorthand(name) => text.Append('.').Append(name),
                _ => text.Append("['").Append(name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)).Append("']"),
            };
        }

        return text.ToString();
    }

    private static bool TryGo(JsonElement place, string? name, int index, out JsonElement next)
    {
        next = default;
        if (name is not null)
        {
            return place.ValueKind == JsonValueKind.Object && place.TryGetProperty(name, out next);
        }

        if (place.ValueKind != JsonValueKind.Array)
        {
            return false;
        }

        var length = place.GetArrayLength();
        var from = index < 0 ? length + index : index;
        next = from >= 0 && from < length ? place[from] : default;
        return from >= 0 && from < length;
    }

    private static bool TryStep(string text, ref int at, out (string? Name, int Index) step)
    {
        step = default;
        if (text[at] == '.')
        {
            var start = ++at;
            while (at < text.Length && text[at] is not ('.' or '['))
            {
                at++;
            }

            step = (text[start..at], 0);
            return IsShorthand(step.Name!);
        }

        return text[at] == '[' && ++at < text.Length && (text[at] is '\'' or '"' ? TryName(text, ref at, out step) : TryIndex(text, ref at, out step));
    }

    private static bool TryName(string text, ref int at, out (string? Name, int Index) step)
    {
        step = default;
        var quote = text[at++];
        var name = new StringBuilder();
        while (at < text.Length && text[at] != quote)
        {
            at += text[at] == '\\' ? 1 : 0;
            if (at < text.Length)
            {
                name.Append(text[at++]);
            }
        }

        step = (name.ToString(), 0);
        return ++at < text.Length && text[at++] == ']';
    }

    private static bool TryIndex(string text, ref int at, out (string? Name, int Index) step)
    {
        var end = text.IndexOf(']', at);
        var digits = end < 0 ? "" : text[at..end];
        at = end + 1;
        step = (null, 0);
        if (!int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var index) || digits[0] == '+')
        {
            return false;
        }

        step = (null, index);
        return true;
    }

    private static bool IsShorthand(string name) =>
        name.Length > 0
        && !char.IsAsciiDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_' || letter >= 0x80);
}
