using System.Text.RegularExpressions;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Reads the members of a monitor one by one and gathers what is wrong, by field.</summary>
/// <param name="prefix">In front of the fields' names.</param>
internal sealed partial class MonitorFields(string prefix)
{
    public const int MaxTags = 20;

    private const int MaxUrl = 2048;
    private const int MaxSlug = 64;
    private const int MaxTag = 40;
    private const int MaxGroup = 80;

    private readonly List<FieldError> _errors = [];

    public IReadOnlyList<FieldError> Errors => _errors;

    public void Add(IEnumerable<FieldError> errors) => _errors.AddRange(errors);

    public void Fail(string field, string message) => _errors.Add(new FieldError(prefix + field, message));

    public string? Text(string field, string? value, int max, bool required = false)
    {
        var text = value?.Trim();
        if (string.IsNullOrEmpty(text))
        {
            if (required)
            {
                Fail(field, $"A {field} of 1 to {max} characters is needed.");
            }

            return null;
        }

        if (text.Length > max)
        {
            Fail(field, $"It has {text.Length} characters; at most {max} are allowed.");
        }
        else if (text.Any(letter => char.IsControl(letter) || char.IsSurrogate(letter) && !IsWellFormed(text)))
        {
            Fail(field, "Control characters are not allowed.");
        }

        return text;
    }

    /// <param name="value">What is wanted.</param>
    /// <param name="min">What the type of check asks for; null: what all do.</param>
    public int? Interval(int? value, int? min = null) => Number("intervalSeconds", value, min ?? 5, 86_400);

    public int? Timeout(int? value) => Number("timeoutSeconds", value, 1, 60);

    public int? Retries(int? value) => Number("retries", value, 0, 10);

    public int? RecoverAfter(int? value) => Number("recoverAfter", value, 1, 10);

    public string? Group(string? value) => Text("group", value, MaxGroup);

    public IReadOnlyList<string> Tags(string field, IReadOnlyList<string>? values) => Texts(field, values, MaxTags, MaxTag);

    public static string TooLong(int timeout, int interval) =>
        $"{timeout} s is not less than the interval of {interval} s; a check must end before the next one begins.";

    public string? SlugOf(string field, string? value)
    {
        var text = Text(field, value, MaxSlug);
        if (text is not null && !SlugPattern().IsMatch(text))
        {
            Fail(field, "Only lower case letters, digits and hyphens are possible, such as home-server.");
        }

        return text;
    }

    public IReadOnlyList<string> Texts(string field, IReadOnlyList<string>? values, int maxCount, int maxLength)
    {
        if (values?.Count > maxCount)
        {
            Fail(field, $"There are {values.Count}; at most {maxCount} are allowed.");
            return [];
        }

        return [.. (values ?? []).Select((value, index) => Text($"{field}[{index}]", value, maxLength, required: true) ?? "").Distinct()];
    }

    public string? Url(string field, string? value)
    {
        var text = Text(field, value, MaxUrl);
        if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0))
        {
            Fail(field, "It must be an http or https URL without a password, such as https://plex.example.org.");
        }

        return text;
    }

    public int? Number(string field, int? value, int min, int max)
    {
        if (value < min || value > max)
        {
            Fail(field, $"{value} is not possible; it must be from {min} to {max}.");
        }

        return value;
    }

    // A lone half of a surrogate pair cannot be stored as UTF-8.
    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return false;
            }
        }

        return true;
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex SlugPattern();
}
