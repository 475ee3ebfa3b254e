using Nebula.Platform.Errors;
using Nebula.Platform.Events.Matching;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>Checks a rule's definition.</summary>
internal static class RuleValidator
{
    private const int MaxName = 80;

    private const int MaxChannels = 10;

    private const int MaxWindows = 20;

    private const int MaxPattern = 200;

    private const int MaxFold = 86_400;

    private const int MinRemind = 15;

    private const int MaxRemind = 1440;

    public static Result<RuleInput> Read(RuleInput input)
    {
        var errors = new List<FieldError>();
        var name = input.Name.Trim();
        if (name.Length is 0 or > MaxName || name.Any(char.IsControl))
        {
            errors.Add(new FieldError("name", $"It must have 1 to {MaxName} characters, none of them a control character."));
        }

        CheckMatch(input.Match, errors);
        var channels = input.ChannelIds.Distinct().ToList();
        if (channels.Count is 0 or > MaxChannels)
        {
            errors.Add(new FieldError("channelIds", $"It must name 1 to {MaxChannels} channels."));
        }

        if (input.FoldSeconds is < 0 or > MaxFold)
        {
            errors.Add(new FieldError("foldSeconds", $"It must be from 0 to {MaxFold}."));
        }

        if (input.RemindMinutes is not 0 and (< MinRemind or > MaxRemind))
        {
            errors.Add(new FieldError("remindMinutes", $"It must be from {MinRemind} to {MaxRemind}, or 0 for no reminders."));
        }

        var zone = ZoneOf(input.TimeZone);
        if (zone is null)
        {
            errors.Add(new FieldError("timeZone", "It must be a name of the IANA time zone database, such as UTC or Europe/Berlin."));
        }

        CheckWindows("schedule", input.Schedule, errors);
        CheckWindows("quietHours", input.QuietHours, errors);
        if (errors.Count == 0 && input.QuietHours.Count > 0 && new WeekClock(zone!, input.QuietHours).EndAfter(DateTimeOffset.UnixEpoch) is null)
        {
            errors.Add(new FieldError("quietHours", "They take up the whole week; nothing would ever be told."));
        }

        return errors.Count == 0
            ? input with { Name = name, ChannelIds = channels, TimeZone = zone!.Id }
            : Error.Invalid("rule_invalid", $"The rule is not valid. {errors[0].Field}: {errors[0].Message}", errors);
    }

    /// <summary>Null when there is no such zone, or what looks like one leads out of the database's folder.</summary>
    public static TimeZoneInfo? ZoneOf(string name) =>
        name.Length is > 0 and <= 64
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '-' or '+')
        && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : null;

    private static void CheckMatch(EventMatch match, List<FieldError> errors)
    {
        foreach (var (field, patterns) in new[] { ("sources", match.Sources), ("types", match.Types), ("subjects", match.Subjects) })
        {
            if (patterns.Count > EventMatch.MaxPatterns || patterns.Any(pattern => pattern is not { Length: > 0 and <= MaxPattern }))
            {
                errors.Add(new FieldError($"match.{field}", $"It may have {EventMatch.MaxPatterns} entries of 1 to {MaxPattern} characters."));
            }
        }
    }

    private static void CheckWindows(string field, IReadOnlyList<WeeklyWindow> windows, List<FieldError> errors)
    {
        if (windows.Count > MaxWindows)
        {
            errors.Add(new FieldError(field, $"It may have {MaxWindows} entries."));
            return;
        }

        for (var index = 0; index < windows.Count; index++)
        {
            if (windows[index] is not { } window || WeekClock.Read(window.From) is null || WeekClock.Read(window.To) is null)
            {
                errors.Add(new FieldError($"{field}[{index}]", "Times are written HH:mm, such as 07:30."));
            }
        }
    }
}
