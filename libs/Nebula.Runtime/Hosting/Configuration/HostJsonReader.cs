using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>
/// Reads keys of host.json, written with dots. What cannot be read is noted as a problem and stands at its default
/// meanwhile, so that all problems are told at once.
/// </summary>
internal sealed class HostJsonReader(IConfiguration root, IConfiguration overrides)
{
    private readonly List<HostJsonProblem> _problems = [];

    public IReadOnlyList<HostJsonProblem> Problems => _problems;

    public string? Text(string key) => root[Path(key)];

    public IEnumerable<IConfigurationSection> Children(string key) => root.GetSection(Path(key)).GetChildren();

    public void Refuse(string key, string? value, string expected) => _problems.Add(new HostJsonProblem(
        NameOf(key), value is null ? $"is missing; write {expected}." : $"is '{value}'; write {expected}."));

    public bool Bool(string key, bool otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (!bool.TryParse(text, out var value))
        {
            Refuse(key, text, "true or false");
            return otherwise;
        }

        return value;
    }

    /// <returns>A limit of at least one; null for none.</returns>
    public int? Limit(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) && value is -1 or > 0)
        {
            return value == -1 ? null : value;
        }

        Refuse(key, text, "a whole number above 0, or -1 for no limit");
        return null;
    }

    public double Share(string key, double otherwise)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is > 0 and <= 1)
        {
            return value;
        }

        Refuse(key, text, "a number above 0 and at most 1, such as 0.8");
        return otherwise;
    }

    /// <returns>Null where the key says that there is no end.</returns>
    public TimeSpan? TimeOrInfinite(string key, TimeSpan otherwise, TimeSpan least, TimeSpan most, string infinite) =>
        Text(key) == infinite ? null : Time(key, otherwise, least, most, $", or \"{infinite}\" for none");

    public TimeSpan Time(string key, TimeSpan otherwise, TimeSpan least, TimeSpan? most = null, string alternative = "")
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && (most is null || value <= most))
        {
            return value;
        }

        var day = most >= TimeSpan.FromDays(1) ? " (a day is 1.00:00:00; 24:00:00 are 24 days)" : "";
        var bounds = most is null ? $", at least {least}" : $" from {least} to {most}{day}";
        Refuse(key, text, $"hh:mm:ss{bounds}{alternative}");
        return otherwise;
    }

    public string OneOf(string key, string otherwise, params string[] allowed)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (allowed.FirstOrDefault(value => value.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known)
        {
            return known;
        }

        Refuse(key, text, string.Join(", ", allowed[..^1]) + " or " + allowed[^1]);
        return otherwise;
    }

    public IReadOnlyList<string> List(string key, string expected)
    {
        if (Text(key) is { Length: > 0 } text)
        {
            Refuse(key, text, expected);
        }

        return [.. Children(key).Select(entry => entry.Value).OfType<string>()];
    }

    private static string Path(string key) => key.Replace('.', ':');

    /// <summary>A wrong value is looked for where it stands.</summary>
    private string NameOf(string key) => overrides[Path(key)] is null
        ? $"{HostJson.FileName}: {key}"
        : $"{HostJson.OverridesSection}__{key.Replace(".", "__", StringComparison.Ordinal)}";
}
