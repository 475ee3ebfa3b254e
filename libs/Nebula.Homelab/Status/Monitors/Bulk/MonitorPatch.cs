using Nebula.Homelab.Status.Checks;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>New values for some members of a monitor; null leaves one as it is.</summary>
internal sealed record MonitorPatch
{
    public string? Group { get; init; }

    public IReadOnlyList<string> AddTags { get; init; } = [];

    public IReadOnlyList<string> RemoveTags { get; init; } = [];

    public int? IntervalSeconds { get; init; }

    public int? TimeoutSeconds { get; init; }

    public int? Retries { get; init; }

    public int? RecoverAfter { get; init; }

    public bool? Public { get; init; }

    /// <summary>The monitor with the new values, or why they do not fit it.</summary>
    public Result<Monitor> ApplyTo(Monitor monitor)
    {
        var patched = monitor with
        {
            Group = Group ?? monitor.Group,
            Tags = [.. monitor.Tags.Except(RemoveTags).Union(AddTags)],
            IntervalSeconds = IntervalSeconds ?? monitor.IntervalSeconds,
            TimeoutSeconds = TimeoutSeconds ?? monitor.TimeoutSeconds,
            Retries = Retries ?? monitor.Retries,
            RecoverAfter = RecoverAfter ?? monitor.RecoverAfter,
            Public = Public ?? monitor.Public,
        };
        if (patched.Tags.Count > MonitorFields.MaxTags)
        {
            return Invalid("tags", $"It would have {patched.Tags.Count} tags; at most {MonitorFields.MaxTags} are allowed.");
        }

        if (IntervalSeconds < CheckTypes.Find(monitor.Check.Type)?.MinIntervalSeconds)
        {
            return Invalid("intervalSeconds", $"A check of type {monitor.Check.Type} is run every {CheckTypes.Of(monitor.Check.Type!).MinIntervalSeconds} s at most.");
        }

        var setsTimes = IntervalSeconds is not null || TimeoutSeconds is not null;
        return setsTimes && patched.TimeoutSeconds >= patched.IntervalSeconds
            ? Invalid("timeoutSeconds", MonitorFields.TooLong(patched.TimeoutSeconds, patched.IntervalSeconds))
            : patched;
    }

    private static Error Invalid(string field, string message) => Error.Invalid("monitor_invalid", message, new FieldError(field, message));
}
