using Nebula.Platform.Errors;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Holds that every dependsOn leads somewhere, and that none leads back.</summary>
internal sealed class DependencyChecker(ErrorList errors)
{
    public void Check(IReadOnlyList<SourceEntry> services)
    {
        var references = services.ToDictionary(
            service => service.Key,
            service => (service.Value as SourceMapping).Scalars("dependsOn").Where(item => FormatPattern.IsMatch(MapFormat.Id, item.Text)).ToList());
        foreach (var reference in references.Values.SelectMany(items => items).Where(item => !references.ContainsKey(item.Text)))
        {
            if (!errors.IsFull)
            {
                errors.Add(reference.At, $"There is no service '{reference.Text}'.", Suggestion.For(reference.Text, references.Keys, "services"));
            }
        }

        var finished = new HashSet<string>();
        foreach (var service in references.Keys)
        {
            FollowFrom(service, references, finished);
        }
    }

    /// <summary>Depth first, with its own stack: the depth of a chain is the author's.</summary>
    private void FollowFrom(string start, Dictionary<string, List<SourceScalar>> references, HashSet<string> finished)
    {
        var path = new List<string>();
        var pending = new Stack<(string Service, int Next)>([(start, 0)]);
        while (pending.TryPop(out var step))
        {
            if (step.Next == 0 && !finished.Contains(step.Service))
            {
                path.Add(step.Service);
            }

            if (finished.Contains(step.Service))
            {
                continue;
            }

            if (step.Next == references[step.Service].Count)
            {
                finished.Add(step.Service);
                path.RemoveAt(path.Count - 1);
                continue;
            }

            pending.Push(step with { Next = step.Next + 1 });
            var reference = references[step.Service][step.Next];
            var turn = path.IndexOf(reference.Text);
            if (turn >= 0)
            {
                var circle = string.Join(" → ", path[turn..].Append(reference.Text));
                errors.Add(reference.At, $"The services depend on one another in a circle: {SourceReader.Shortened(circle)}.", "Remove one of these references.");
            }
            else if (references.ContainsKey(reference.Text))
            {
                pending.Push((reference.Text, 0));
            }
        }
    }
}
