using System.Text.Json;
using Nebula.Platform.Automations.Actions;
using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Errors;
using Nebula.Platform.Json;

namespace Nebula.Platform.Automations;

/// <summary>Makes rows of the actions that somebody wrote: checked, with secrets sealed, and with those kept that were not given again.</summary>
internal sealed class ActionDrafts(ActionCatalog catalog, SealedParameters secrets, TimeProvider time)
{
    private const string Code = "automation_invalid";

    /// <param name="automation">Whose actions.</param>
    /// <param name="inputs">The actions wanted.</param>
    /// <param name="kept">Those that the automation has; an input with the id of one of them continues it.</param>
    /// <param name="errors">What is wrong already; with more, the result is one error with all of it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<List<ActionRow>>> ReadAsync(
        Guid automation,
        IReadOnlyList<AutomationActionInput?> inputs,
        IReadOnlyList<ActionRow> kept,
        List<FieldError> errors,
        CancellationToken cancellationToken)
    {
        List<ActionRow> rows = [];
        for (var place = 0; place < inputs.Count && inputs.Count <= AutomationInput.MaxActions; place++)
        {
            var field = $"actions[{place}]";
            if (inputs[place] is not { } input)
            {
                errors.Add(new FieldError(field, "An action is expected, not null."));
                continue;
            }

            if (catalog.Find(input.Kind) is not { } action)
            {
                errors.Add(new FieldError($"{field}.kind", catalog.Suggest(input.Kind.Length <= 40 ? input.Kind : $"{string.Concat(input.Kind[..40].EnumerateRunes())}…")));
                continue;
            }

            var before = input.Id is { } id ? kept.FirstOrDefault(row => row.Id == id && row.Kind == input.Kind && rows.TrueForAll(taken => taken.Id != id)) : null;
            if (input.Id is not null && before is null)
            {
                errors.Add(new FieldError($"{field}.id", "The automation has no such action of this kind, or it is named twice; leave the id out for a new one."));
                continue;
            }

            var row = await ReadAsync(automation, place, action, input, before, field, errors, cancellationToken);
            if (row.Error is { } error)
            {
                return error;
            }

            rows.Add(row.Value!);
        }

        return errors.Count == 0 ? rows : Error.Invalid(Code, $"The automation is not valid. {errors[0].Field}: {errors[0].Message}", errors);
    }

    private async Task<Result<ActionRow>> ReadAsync(
        Guid automation,
        int place,
        IAutomationAction action,
        AutomationActionInput input,
        ActionRow? before,
        string field,
        List<FieldError> errors,
        CancellationToken cancellationToken)
    {
        var known = await OpenAsync(before, cancellationToken);
        if (!known.IsSuccess)
        {
            return known.Error;
        }

        var description = action.Description;
        var values = Merge(description, input.Parameters, before?.Shown, known.Value);
        var wrong = ActionParameterCheck.Check(description, input.Parameters, values);
        if (wrong.Count == 0)
        {
            wrong = [.. await action.CheckAsync(new ActionValues(values), cancellationToken)];
        }

        errors.AddRange(wrong.Select(error => new FieldError($"{field}.parameters.{error.Field}", error.Message)));
        var id = before?.Id ?? Guid.CreateVersion7(time.GetUtcNow());
        var hidden = Only(values, description.Parameters.Where(parameter => parameter.IsSealed));
        var sealedValues = wrong.Count == 0 ? await secrets.SealAsync(id, hidden, cancellationToken) : Array.Empty<byte>();
        return !sealedValues.IsSuccess ? sealedValues.Error : new ActionRow
        {
            Id = id,
            AutomationId = automation,
            Place = place,
            Kind = description.Kind,
            Parameters = JsonSerializer.Serialize(ActionParameterCheck.Shown(description, values), NebulaJson.Options),
            Sealed = sealedValues.Value,
            SealedNames = [.. hidden.Keys],
            ContinueOnFailure = input.ContinueOnFailure,
        };
    }

    private async Task<Result<IReadOnlyDictionary<string, string>>> OpenAsync(ActionRow? before, CancellationToken cancellationToken) =>
        before is null ? new Dictionary<string, string>() : await secrets.OpenAsync(before.Id, before.Sealed, cancellationToken);

    // A sealed value that was left out, or came back as it is shown, is the one that is there; an empty text takes it away.
    private static Dictionary<string, string> Merge(
        ActionDescription description,
        IReadOnlyDictionary<string, string> given,
        IReadOnlyDictionary<string, string>? shown,
        IReadOnlyDictionary<string, string> known)
    {
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        foreach (var parameter in description.Parameters)
        {
            var value = given.GetValueOrDefault(parameter.Name);
            var isKept = parameter.IsSealed && (value is null || value == shown?.GetValueOrDefault(parameter.Name));
            var chosen = isKept ? known.GetValueOrDefault(parameter.Name) : value;
            if (!string.IsNullOrWhiteSpace(chosen))
            {
                values[parameter.Name] = chosen;
            }
        }

        return values;
    }

    private static Dictionary<string, string> Only(Dictionary<string, string> values, IEnumerable<ActionParameter> parameters) =>
        parameters.Where(parameter => values.ContainsKey(parameter.Name)).ToDictionary(parameter => parameter.Name, parameter => values[parameter.Name]);
}
