using System.Globalization;
using Nebula.Homelab.Status.Checks.Push;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>From a monitor of Uptime Kuma to one of ours, by the same rules as the form.</summary>
internal sealed class KumaMapping
{
    private const int MaxName = 79;
    private const int MaxDescription = 499;
    private const int MaxTag = 39;

    private readonly Dictionary<double, string> _groups;

    public KumaMapping(IReadOnlyList<KumaMonitor> all) => _groups = all
        .Where(kuma => kuma is { Type: "group" } && kuma.Number("id") is not null && kuma.Text("name") is not null)
        .GroupBy(kuma => kuma.Number("id")!.Value)
        .ToDictionary(group => group.Key, group => ShownText.Of(group.First().Text("name")!, MaxName));

    /// <summary>The line of the report, and the draft where there is one.</summary>
    public (ImportedMonitor Line, MonitorDraft? Draft) Map(KumaMonitor kuma)
    {
        List<string> notes = [];
        var name = Cut(kuma.Text("name") ?? "", MaxName, "name", notes);
        var checks = new KumaChecks(kuma, notes);
        var check = checks.Read();
        if (checks.Refusal is { } refusal)
        {
            return (LineOf(kuma, name, ImportOutcome.NotImported, [refusal]), null);
        }

        if (check?.Own?.ContainsKey("body") == true)
        {
            notes.Add("Everybody who may see monitors can read its body; a password belongs into a secret header.");
        }

        var interval = Bound(kuma.Number("interval"), 5, 86_400, "interval", notes);
        var draft = MonitorValidator.Read(new MonitorInput
        {
            Name = name,
            Description = kuma.Text("description") is { } description ? Cut(description, MaxDescription, "description", notes) : null,
            Group = kuma.Number("parent") is { } parent ? _groups.GetValueOrDefault(parent) : null,
            Tags = TagsOf(kuma, notes),
            IntervalSeconds = interval,
            TimeoutSeconds = TimeoutOf(kuma, interval, notes),
            // Of a heartbeat they have become its grace.
            Retries = check?.Type == PushCheck.TypeName ? null : Bound(kuma.Number("maxretries"), 0, 10, "number of retries", notes),
            Check = check,
        });
        return draft.IsSuccess
            ? (LineOf(kuma, name, notes.Count > 0 ? ImportOutcome.Changed : ImportOutcome.Imported, notes) with { Monitor = draft.Value.ToInput() }, draft.Value)
            : (LineOf(kuma, name, ImportOutcome.NotImported, [.. draft.Error.Fields.Select(SentenceOf)]), null);
    }

    private static ImportedMonitor LineOf(KumaMonitor kuma, string name, ImportOutcome outcome, IReadOnlyList<string> notes) => new()
    {
        Name = name.Length > 0 ? name : "(no name)",
        Type = kuma.Type.Length > 0 ? ShownText.Of(kuma.Type, 40) : "?",
        Outcome = outcome,
        Notes = notes,
        Paused = outcome != ImportOutcome.NotImported && kuma.Flag("active") == false,
    };

    private static string SentenceOf(FieldError field) => $"{field.Field}: {field.Message}";

    private static string Cut(string text, int max, string what, List<string> notes)
    {
        var shown = ShownText.Of(text, max);
        if (shown != text)
        {
            notes.Add(text.Length > max ? $"The {what} is too long and was cut." : $"Characters that cannot be shown were taken out of the {what}.");
        }

        return shown;
    }

    private static IReadOnlyList<string> TagsOf(KumaMonitor kuma, List<string> notes)
    {
        List<string> tags = [];
        foreach (var tag in kuma.Objects("tags"))
        {
            if (tag.Text("name") is { } name)
            {
                tags.Add(Cut(tag.Text("value") is { } value ? $"{name}: {value}" : name, MaxTag, "tag", notes));
            }
        }

        if (tags.Count > MonitorFields.MaxTags)
        {
            notes.Add($"Of its {tags.Count} tags the first {MonitorFields.MaxTags} are kept.");
        }

        return [.. tags.Where(tag => tag.Length > 0).Take(MonitorFields.MaxTags)];
    }

    // There it may be as long as one likes, here a check ends before the next one begins.
    private static int? TimeoutOf(KumaMonitor kuma, int? interval, List<string> notes)
    {
        if (kuma.Number("timeout") is not { } timeout || timeout <= 0)
        {
            return null;
        }

        return Bound(Math.Ceiling(timeout), 1, Math.Min(60, (interval ?? MonitorValidator.DefaultIntervalSeconds) - 1), "timeout", notes);
    }

    private static int? Bound(double? value, int min, int max, string what, List<string> notes)
    {
        if (value is not { } given)
        {
            return null;
        }

        var bounded = (int)Math.Clamp(given, min, max);
        if (bounded != given)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"The {what} is {bounded} here, not {given}."));
        }

        return bounded;
    }
}
