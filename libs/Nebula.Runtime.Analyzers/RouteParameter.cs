namespace Nebula.Runtime.Analyzers;

/// <summary>A parameter of a route template.</summary>
internal sealed class RouteParameter(string name, bool isOptional, bool isConstrained)
{
    public string Name => name;

    public bool IsOptional => isOptional;

    public bool IsConstrained => isConstrained;

    /// <summary>Reads the parameters; a template that is none is start-up's matter.</summary>
    public static IEnumerable<RouteParameter> Of(string template)
    {
        for (var i = 0; i < template.Length; i++)
        {
            if (template[i] != '{')
            {
                continue;
            }

            if (IsDoubled(template, i))
            {
                i++;
                continue;
            }

            var end = EndOf(template, i + 1);
            yield return Parse(template.Substring(i + 1, end - i - 1));
            i = end;
        }
    }

    private static RouteParameter Parse(string content)
    {
        var name = content.TrimStart('*').Split(':', '=', '?')[0];
        var isConstrained = content.TrimStart('*').Substring(name.Length).StartsWith(":", StringComparison.Ordinal);
        return new RouteParameter(name, content.EndsWith("?", StringComparison.Ordinal), isConstrained);
    }

    // Braces inside of a constraint are doubled: {code:regex(^\d{{3}}$)}.
    private static int EndOf(string template, int start)
    {
        var i = start;
        while (i < template.Length && (template[i] != '}' || IsDoubled(template, i)))
        {
            i += template[i] is '{' or '}' && IsDoubled(template, i) ? 2 : 1;
        }

        return Math.Min(i, template.Length);
    }

    private static bool IsDoubled(string template, int i) => i + 1 < template.Length && template[i + 1] == template[i];
}
