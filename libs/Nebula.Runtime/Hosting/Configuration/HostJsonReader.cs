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

    public TimeSpan? Time(string key, TimeSpan otherwise, TimeSpan least, TimeSpan? most = null, string? isInfinite = null)
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (isInfinite is not null && text == isInfinite)
        {
            return null;
        }

        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var value) && value >= least && (most is null || value <= most))
        {
            return value;
        }

        var bounds = most is null ? $", at least {least}" : $" from {least} to {most} (a day is 1.00:00:00; 24:00:00 are 24 days)";
        Refuse(key, text, $"hh:mm:ss{bounds}{(isInfinite is null ? "" : $", or \"{isInfinite}\" for none")}");
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
