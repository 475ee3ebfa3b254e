using System.Text.RegularExpressions;
using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors;

/// <summary>Reads a <see cref="MonitorInput"/>: fills in the defaults, or names every member that is wrong and what would be right.</summary>
internal static partial class MonitorValidator
{
    public const int DefaultIntervalSeconds = 30;
    public const int DefaultPublicIntervalSeconds = 60;
    public const int DefaultTimeoutSeconds = 10;
    public const int DefaultRetries = 1;
    public const string DefaultGroup = "Services";

    private const int MaxName = 80;
    private const int MaxDescription = 500;
    private const int MaxTags = 20;
    private const int MaxDependencies = 20;
    private const int MaxUrl = 2048;

    /// <param name="input">What came in.</param>
    /// <param name="prefix">In front of the fields' names: empty, or where the monitor stands in the body, with a dot.</param>
    public static Result<MonitorDraft> Read(MonitorInput input, string prefix = "")
    {
        List<FieldError> errors = [];
        var name = Text("name", input.Name, MaxName, required: true);
        var isPublic = input.Public ?? false;
        var interval = Number("intervalSeconds", input.IntervalSeconds, 5, 86400, isPublic ? DefaultPublicIntervalSeconds : DefaultIntervalSeconds);
        var timeout = Number("timeoutSeconds", input.TimeoutSeconds, 1, 60, Math.Clamp(interval - 1, 1, DefaultTimeoutSeconds));
        if (timeout >= interval && input.TimeoutSeconds is not null)
        {
            Fail("timeoutSeconds", $"{timeout} s is not less than the interval of {interval} s; a check must end before the next one begins.");
        }

        var draft = new
        {
            Description = Text("description", input.Description, MaxDescription),
            Group = Text("group", input.Group, MaxName) ?? DefaultGroup,
            Node = SlugOf("node", input.Node),
            Tags = Texts("tags", input.Tags, MaxTags, 40),
            Icon = SlugOf("icon", input.Icon),
            Open = Url("open", input.Open),
            DependsOn = Texts("dependsOn", input.DependsOn, MaxDependencies, 64),
            Retries = Number("retries", input.Retries, 0, 10, DefaultRetries),
        };
        var check = CheckParser.Parse(input.Check, $"{prefix}check");
        if (check.Error is { } wrong)
        {
            errors.AddRange(wrong.Fields);
        }

        if (errors.Count > 0 || check.Value is null)
        {
            return Error.Invalid("monitor_invalid", $"The monitor is not valid. {errors[0].Field}: {errors[0].Message}", errors);
        }

        return new MonitorDraft
        {
            Name = name!,
            Description = draft.Description,
            Group = draft.Group,
            Node = draft.Node,
            Tags = draft.Tags,
            Icon = draft.Icon,
            Open = draft.Open,
            Public = isPublic,
            DependsOn = draft.DependsOn,
            IntervalSeconds = interval,
            TimeoutSeconds = timeout,
            Retries = draft.Retries,
            Check = check.Value,
        };

        void Fail(string field, string message) => errors.Add(new FieldError(prefix + field, message));

        string? Text(string field, string? value, int max, bool required = false)
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

        int Number(string field, int? value, int min, int max, int standard)
        {
            if (value < min || value > max)
            {
                Fail(field, $"{value} is not possible; it must be from {min} to {max}.");
            }

            return value ?? standard;
        }

        string? SlugOf(string field, string? value)
        {
            var text = Text(field, value, 64);
            if (text is not null && !SlugPattern().IsMatch(text))
            {
                Fail(field, "Only lower case letters, digits and hyphens are possible, such as home-server.");
            }

            return text;
        }

        IReadOnlyList<string> Texts(string field, IReadOnlyList<string>? values, int maxCount, int maxLength)
        {
            if (values?.Count > maxCount)
            {
                Fail(field, $"There are {values.Count}; at most {maxCount} are allowed.");
                return [];
            }

            return [.. (values ?? []).Select((value, index) => Text($"{field}[{index}]", value, maxLength, required: true) ?? "").Distinct()];
        }

        string? Url(string field, string? value)
        {
            var text = Text(field, value, MaxUrl);
            if (text is not null && !(Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0))
            {
                Fail(field, "It must be an http or https URL without a password, such as https://plex.example.org.");
            }

            return text;
        }
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
