using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Push;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Json;
using Nebula.Platform.ServiceMap;

namespace Nebula.Homelab.Status.Monitors.Export;

/// <summary>
/// Monitors as YAML for the service map. Each entry is read back by the map's own reader before it is given out: what would not come back
/// the same is left out with the reason, so whoever pastes it has no surprise.
/// </summary>
internal sealed class MonitorYaml(TimeProvider time)
{
    private const string Version = "version: 1\nservices:\n";

    // No variable is set: what looks like one in a monitor's texts must not become one.
    private readonly ServiceMapReader _reader = new(CheckTypes.Formats, _ => null, time);

    /// <param name="chosen">What is exported.</param>
    /// <param name="mapped">Keys that the map has already.</param>
    public MonitorExportAnswer Write(IReadOnlyList<Monitor> chosen, IReadOnlySet<string> mapped)
    {
        List<string> notes = [];
        List<Monitor> fit = [];
        foreach (var (monitor, variables) in chosen.Select(NamedSecrets.Of))
        {
            if (FaultOf(monitor) is { } fault)
            {
                notes.Add($"{monitor.Key} is left out: {fault}");
                continue;
            }

            fit.Add(monitor);
            if (variables.Count > 0)
            {
                notes.Add($"{monitor.Key} has secret headers, which are not here: set {string.Join(", ", variables)}, in .env for example.");
            }
        }

        var entries = new StringBuilder();
        var there = fit.Select(monitor => monitor.Key).Concat(mapped).ToHashSet(StringComparer.Ordinal);
        foreach (var monitor in fit)
        {
            var missing = monitor.DependsOn.Where(key => !there.Contains(key)).ToList();
            if (missing.Count > 0)
            {
                notes.Add($"{monitor.Key} depends on {string.Join(", ", missing)}, which is not here.");
            }

            notes.AddRange(DifferencesOf(monitor));
            entries.Append(TextOf(monitor, monitor.DependsOn.Except(missing)));
        }

        return new MonitorExportAnswer(HeadOf(fit.Count, notes), entries.ToString(), fit.Count, notes);
    }

    // What an entry of the map does not hold.
    private static IEnumerable<string> DifferencesOf(Monitor monitor)
    {
        if (monitor.Paused)
        {
            yield return $"{monitor.Key} is paused here; in the map it is checked.";
        }

        if (monitor.WitnessFor is { } network)
        {
            yield return $"{monitor.Key} is a witness ({NetworkFacts.UsualName(network)}): name it under `networks:` in the map.";
        }

        if (monitor.Check.Type == PushCheck.TypeName)
        {
            yield return $"{monitor.Key} needs a new address for its heartbeats: make it in its form, and have the sender use it.";
        }
    }

    private string? FaultOf(Monitor monitor)
    {
        if (monitor.MissingSettings.Count > 0)
        {
            return $"it has no address, {string.Join(", ", monitor.MissingSettings)} is not set.";
        }

        // Its node and what it depends on stand elsewhere in the map.
        var alone = monitor with { Node = null, DependsOn = [] };
        var map = _reader.Read("", Encoding.UTF8.GetBytes(Version + TextOf(alone, [])));
        return map switch
        {
            { Errors: [var error, ..] } => PlainText.Of(error.Message),
            { Services: [var service] } when IsSame(alone, service) => null,
            _ => "the service map cannot say it.",
        };
    }

    private static string TextOf(Monitor monitor, IEnumerable<string> dependsOn)
    {
        var text = new StringBuilder();
        YamlWriter.Write(text, new JsonObject { [monitor.Key] = MapEntry.Of(monitor, dependsOn) }, indent: 2);
        return text.ToString();
    }

    private static bool IsSame(Monitor monitor, MappedService service)
    {
        var read = MapSync.ToMonitor(service, "", monitor, monitor.UpdatedAt);
        return JsonNode.DeepEquals(CheckOf(read), CheckOf(monitor))
            && (read.Name, read.Description, read.Group, read.Open, read.Public) == (monitor.Name, monitor.Description, monitor.Group, monitor.Open, monitor.Public)
            && (read.IntervalSeconds, read.TimeoutSeconds, read.Retries, read.RecoverAfter)
                == (monitor.IntervalSeconds, monitor.TimeoutSeconds, monitor.Retries, monitor.RecoverAfter)
            && read.Tags.SequenceEqual(monitor.Tags);
    }

    // With every default filled in, as it was saved.
    private static JsonNode? CheckOf(Monitor monitor) =>
        JsonSerializer.SerializeToNode(CheckParser.Parse(monitor.Check).Value?.ToInput(), NebulaJson.Options);

    private static string HeadOf(int count, List<string> notes)
    {
        var head = new StringBuilder($"# {(count == 1 ? "1 monitor" : $"{count} monitors")} for service-map.yml. In a map that is there, paste the entries under services:\n");
        head.Append("# What was made on the page stays there, with another key, until it is deleted there.\n");
        foreach (var note in notes)
        {
            head.Append("# ").Append(note).Append('\n');
        }

        return head.Append(count == 0 ? "version: 1\n" : Version).ToString();
    }
}
