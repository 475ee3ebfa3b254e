using System.Text.RegularExpressions;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Deployment;

/// <summary>What the Caddyfile closes, judged as Caddy does: the expression on the target as it came, the paths after decoding and cleaning.</summary>
internal sealed partial class CaddyfileRules
{
    private readonly Regex _odd;
    private readonly string[] _prefixes;

    private CaddyfileRules(Regex odd, string[] prefixes) => (_odd, _prefixes) = (odd, prefixes);

    public static string Text => Repository.Text("deploy/caddy/Caddyfile");

    public static CaddyfileRules Read() => new(
        new Regex(Odd().Match(Text).Groups["expression"].Value, RegexOptions.CultureInvariant),
        [.. Closed().Match(Text).Groups["paths"].Value.Split(' ').Select(path => path.TrimEnd('*'))]);

    public bool Closes(string target)
    {
        var uri = Origin().Replace(target, "");
        return _odd.IsMatch(uri) || IsClosedPath(Clean(Uri.UnescapeDataString(uri.Split('?')[0])));
    }

    private bool IsClosedPath(string path) => _prefixes.Any(prefix => path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string Clean(string path)
    {
        var segments = new List<string>();
        foreach (var segment in path.Split('/').Where(segment => segment is not ("" or ".")))
        {
            if (segment != "..")
            {
                segments.Add(segment);
            }
            else if (segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
        }

        return "/" + string.Join('/', segments);
    }

    [GeneratedRegex(@"@odd vars_regexp \{http\.request\.uri\} (?<expression>\S+)")]
    private static partial Regex Odd();

    [GeneratedRegex(@"@closed path (?<paths>[^\r\n]+)")]
    private static partial Regex Closed();

    [GeneratedRegex("^[a-z]+://[^/]*")]
    private static partial Regex Origin();
}
