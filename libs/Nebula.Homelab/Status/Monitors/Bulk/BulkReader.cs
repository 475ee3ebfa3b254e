using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors.Bulk;

/// <summary>Reads a <see cref="MonitorBulkInput"/>, or names what is wrong with it for every monitor alike.</summary>
internal static class BulkReader
{
    public const int MaxMonitors = 500;

    public static Result<BulkAct> Read(MonitorBulkInput input)
    {
        var fields = new MonitorFields("");
        var monitors = ReadMonitors(fields, input.Monitors ?? []);
        var patch = new MonitorPatch
        {
            // Taken away, it is the group that every monitor has.
            Group = input.Group is null ? null : fields.Group(input.Group) ?? MonitorValidator.DefaultGroup,
            AddTags = fields.Tags("addTags", input.AddTags),
            RemoveTags = fields.Tags("removeTags", input.RemoveTags),
            IntervalSeconds = fields.Interval(input.IntervalSeconds),
            TimeoutSeconds = fields.Timeout(input.TimeoutSeconds),
            Retries = fields.Retries(input.Retries),
            RecoverAfter = fields.RecoverAfter(input.RecoverAfter),
            Public = input.Public,
        };
        bool[] given = [input.Paused is not null, input.Delete == true, IsGiven(input)];
        if (given.Count(one => one) != 1)
        {
            fields.Fail("paused", "Give one of paused, delete: true and new values, and no two of them.");
        }

        return fields.Errors is [var first, ..]
            ? Error.Invalid("bulk_invalid", $"Nothing was changed. {first.Field}: {first.Message}", fields.Errors)
            : new BulkAct(monitors) { Paused = input.Paused, Delete = input.Delete ?? false, Patch = given[2] ? patch : null };
    }

    private static List<(Guid, int)> ReadMonitors(MonitorFields fields, IReadOnlyList<MonitorVersion> given)
    {
        if (given.Count is 0 or > MaxMonitors)
        {
            fields.Fail("monitors", $"There are {given.Count}; it must be from 1 to {MaxMonitors}.");
            return [];
        }

        var monitors = new List<(Guid, int)>(given.Count);
        var known = new HashSet<Guid>();
        for (var i = 0; i < given.Count; i++)
        {
            switch (given[i])
            {
                case { Id: { } id, Version: { } version } when known.Add(id):
                    monitors.Add((id, version));
                    break;
                case { Id: { } id, Version: not null }:
                    fields.Fail($"monitors[{i}].id", $"{id} stands here a second time.");
                    break;
                default:
                    fields.Fail($"monitors[{i}]", "The id and the version of a monitor are needed.");
                    break;
            }
        }

        return monitors;
    }

    private static bool IsGiven(MonitorBulkInput input) =>
        input.Group is not null
        || input.AddTags is { Count: > 0 }
        || input.RemoveTags is { Count: > 0 }
        || input.IntervalSeconds is not null
        || input.TimeoutSeconds is not null
        || input.Retries is not null
        || input.RecoverAfter is not null
        || input.Public is not null;
}
