using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Errors;
using Nebula.Platform.Events.Matching;

namespace Nebula.Platform.Automations;

/// <summary>What is wrong with an automation, apart from its actions' own parameters.</summary>
internal static class AutomationValidator
{
    private const int MaxPattern = 200;

    public static List<FieldError> Check(AutomationInput input)
    {
        List<FieldError> errors = [];
        var name = input.Name.Trim();
        if (name.Length is 0 or > AutomationInput.MaxName)
        {
            errors.Add(new FieldError("name", $"It must have 1 to {AutomationInput.MaxName} characters."));
        }

        if (input.Description?.Length > AutomationInput.MaxDescription)
        {
            errors.Add(new FieldError("description", $"It may have {AutomationInput.MaxDescription} characters."));
        }

        errors.AddRange(CheckMatch(input.Match));
        errors.AddRange(CheckConditions(input.Conditions));
        if (input.Actions.Count is 0 or > AutomationInput.MaxActions)
        {
            errors.Add(new FieldError("actions", $"There must be 1 to {AutomationInput.MaxActions} actions."));
        }

        return errors;
    }

    private static IEnumerable<FieldError> CheckMatch(EventMatch match)
    {
        (string Field, IReadOnlyList<string> Patterns, bool MayEndOpen)[] lists =
            [("match.sources", match.Sources, false), ("match.types", match.Types, true), ("match.subjects", match.Subjects, true)];
        foreach (var (field, patterns, mayEndOpen) in lists)
        {
            if (patterns.Count > EventMatch.MaxPatterns)
            {
                yield return new FieldError(field, $"It may have {EventMatch.MaxPatterns} entries.");
            }

            for (var i = 0; i < patterns.Count; i++)
            {
                if (WrongPattern(patterns[i], mayEndOpen) is { } wrong)
                {
                    yield return new FieldError($"{field}[{i}]", wrong);
                }
            }
        }

        if (match.Categories.Count > Enum.GetValues<Events.EventCategory>().Length)
        {
            yield return new FieldError("match.categories", "Each category can be named once.");
        }

        if (match is { Categories.Count: 0, MinSeverity: null, Sources.Count: 0, Types.Count: 0, Subjects.Count: 0 })
        {
            yield return new FieldError("match", "It must say which events: by category, severity, source, type or subject.");
        }
    }

    // A list of JSON may hold null whatever its type says.
    private static string? WrongPattern(string? pattern, bool mayEndOpen)
    {
        if (string.IsNullOrWhiteSpace(pattern) || pattern.Length > MaxPattern)
        {
            return $"It must have 1 to {MaxPattern} characters.";
        }

        var star = pattern.IndexOf('*', StringComparison.Ordinal);
        return star >= 0 && !(mayEndOpen && star == pattern.Length - 1)
            ? mayEndOpen ? "A * may only stand at the end: incident.*" : "A source is named whole, without *."
            : null;
    }

    private static IEnumerable<FieldError> CheckConditions(IReadOnlyList<AutomationCondition?> conditions)
    {
        if (conditions.Count > AutomationInput.MaxConditions)
        {
            yield return new FieldError("conditions", $"There may be {AutomationInput.MaxConditions}.");
        }

        for (var i = 0; i < conditions.Count; i++)
        {
            var field = $"conditions[{i}]";
            if (conditions[i] is not { } condition)
            {
                yield return new FieldError(field, "A condition is expected, not null.");
                continue;
            }

            if (!EventFields.IsKnown(condition.Field))
            {
                yield return new FieldError($"{field}.field", $"Events have no '{Shorten(condition.Field)}'. Known: {string.Join(", ", EventFields.Names)} and a member's name behind data.");
            }

            if (condition.Value.Length > AutomationCondition.MaxValue)
            {
                yield return new FieldError($"{field}.value", $"It may have {AutomationCondition.MaxValue} characters.");
            }
        }
    }

    private static string Shorten(string text) => text.Length <= 40 ? text : $"{string.Concat(text[..40].EnumerateRunes())}…";
}
