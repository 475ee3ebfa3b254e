using Cronos;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Maintenance;

/// <summary>Reads what somebody wrote of a window, or names every member that is wrong and what would be right.</summary>
internal static class MaintenanceValidator
{
    private const int MaxTag = 40;
    private const int MaxNode = 64;
    private const int MaxCron = 100;
    private const int MaxZone = 64;
    private const int MaxMinutes = 7 * 24 * 60;

    // Enough to meet every pair of neighbours of a rule that people write.
    private const int Examined = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static Result<MaintenanceInput> Read(MaintenanceInput input, DateTimeOffset now)
    {
        var fields = new MonitorFields("");
        var text = input.Text?.ReplaceLineEndings("\n").Trim();
        fields.Text("text", text?.Replace('\n', ' '), MaintenanceInput.MaxText);
        var read = input with
        {
            Title = fields.Text("title", input.Title, MaintenanceInput.MaxTitle, required: true),
            Text = string.IsNullOrEmpty(text) ? null : text,
            Monitors = input.AllMonitors ? [] : [.. input.Monitors.Distinct()],
            Tags = input.AllMonitors ? [] : fields.Texts("tags", input.Tags, MaintenanceInput.MaxTags, MaxTag),
            Nodes = input.AllMonitors ? [] : fields.Texts("nodes", input.Nodes, MaintenanceInput.MaxNodes, MaxNode),
            StartsAt = input.StartsAt is { } start ? PostgresTime.Truncate(start.ToUniversalTime()) : null,
            EndsAt = input.EndsAt is { } end ? PostgresTime.Truncate(end.ToUniversalTime()) : null,
        };
        if (read.Monitors.Count > MaintenanceInput.MaxMonitors)
        {
            fields.Fail("monitors", $"There are {read.Monitors.Count}; at most {MaintenanceInput.MaxMonitors} are allowed. Choose a tag, or all.");
        }

        if (read is { AllMonitors: false, Monitors: [], Tags: [], Nodes: [] })
        {
            fields.Fail("monitors", "Choose at least one monitor, machine or tag, or all monitors.");
        }

        CheckTimes(fields, read.StartsAt, read.EndsAt, read.Recurrence, now);
        return fields.Errors.Count > 0 ? Invalid(fields) : read;
    }

    public static Result<MaintenanceSchedule> ReadSchedule(MaintenanceScheduleInput input, DateTimeOffset now)
    {
        var fields = new MonitorFields("");
        CheckTimes(fields, input.StartsAt, input.EndsAt, input.Recurrence, now);
        return fields.Errors.Count > 0
            ? Invalid(fields)
            : input.Recurrence is { } rule ? MaintenanceSchedule.Recurring(rule) : MaintenanceSchedule.Once(input.StartsAt!.Value, input.EndsAt!.Value);
    }

    private static void CheckTimes(
        MonitorFields fields, DateTimeOffset? startsAt, DateTimeOffset? endsAt, MaintenanceRecurrence? rule, DateTimeOffset now)
    {
        if (rule is not null)
        {
            if (startsAt is not null || endsAt is not null)
            {
                fields.Fail("startsAt", "A window has a beginning and an end, or it comes again; not both.");
            }

            CheckRule(fields, rule, now);
            return;
        }

        if (startsAt is null || endsAt is null)
        {
            fields.Fail(startsAt is null ? "startsAt" : "endsAt", "A window that comes once needs a beginning and an end.");
        }
        else if (endsAt <= startsAt)
        {
            fields.Fail("endsAt", "The end must be after the beginning.");
        }
        else if (endsAt - startsAt > Longest)
        {
            fields.Fail("endsAt", $"It may last {Longest.TotalDays:0} days at most; pause the monitors for longer.");
        }
    }

    private static void CheckRule(MonitorFields fields, MaintenanceRecurrence rule, DateTimeOffset now)
    {
        fields.Number("recurrence.durationMinutes", rule.DurationMinutes, 1, MaxMinutes);
        var known = IsZoneName(rule.TimeZone) && TimeZoneInfo.TryFindSystemTimeZoneById(rule.TimeZone, out _);
        if (!known)
        {
            fields.Fail("recurrence.timeZone", "It must be the IANA name of a time zone, such as Europe/Berlin.");
        }

        CronExpression? cron = null;
        if (rule.Cron.Length > MaxCron || !CronExpression.TryParse(rule.Cron, CronFormat.Standard, out cron))
        {
            fields.Fail("recurrence.cron", "It must be five fields: minute, hour, day of the month, month, day of the week. \"30 2 * * SUN\" is Sundays at 02:30.");
        }

        if (!known || cron is null || rule.DurationMinutes is < 1 or > MaxMinutes)
        {
            return;
        }

        var next = MaintenanceSchedule.Recurring(rule).From(now).Take(Examined).ToList();
        if (next.Count == 0)
        {
            fields.Fail("recurrence.cron", "This never comes.");
        }
        else if (next.Zip(next.Skip(1)).Any(pair => pair.Second.StartsAt < pair.First.EndsAt))
        {
            fields.Fail("recurrence.durationMinutes", "It would begin again before it has ended.");
        }
    }

    // It becomes the path of a file: no dots in it.
    private static bool IsZoneName(string name) =>
        name.Length is > 0 and <= MaxZone && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '_' or '+' or '-') && name[0] != '/';

    private static Error Invalid(MonitorFields fields) =>
        Error.Invalid("maintenance_invalid", $"The window is not valid. {fields.Errors[0].Field}: {fields.Errors[0].Message}", fields.Errors);
}
