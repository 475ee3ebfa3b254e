using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Checks;

/// <summary>From what came in to a check that can be run, or to what is wrong with it, by field.</summary>
public static class CheckParser
{
    /// <param name="input">What came in.</param>
    /// <param name="path">Where the check stands in the body, so that the fields are named as the caller knows them.</param>
    public static Result<Check> Parse(CheckInput? input, string path = "check")
    {
        if (input is null)
        {
            return Invalid([new FieldError(path, "A check is needed.")]);
        }

        if (CheckTypes.Find(input.Type) is not { } type)
        {
            var given = string.IsNullOrEmpty(input.Type) ? "A type is needed" : "This type is not known";
            return Invalid([new FieldError(path.Length == 0 ? "type" : $"{path}.type", $"{given}; it must be one of {string.Join(", ", CheckTypes.Names)}.")]);
        }

        var reader = new CheckReader(input, path);
        var check = type.Read(reader);
        var degradedAfter = reader.DegradedAfter();
        var conditions = reader.Conditions("conditions", input.Conditions, type);
        var degradedUnless = reader.Conditions("degradedUnless", input.DegradedUnless, type);
        if (check is { IsDialled: false })
        {
            RefuseExpectations(input, reader, "Nobody is asked here, so there is no answer; leave this out.");
            if (input.UpsideDown == true)
            {
                reader.Refuse("upsideDown", "Nobody is asked here, so there is no answer that could be one too many.");
            }
        }
        else if (input.UpsideDown == true)
        {
            RefuseExpectations(input, reader, "Upside down every answer is bad, whatever it is like; leave this out, or upsideDown.");
        }

        reader.RefuseTheRest(type.Name);
        return check is not null && reader.Errors.Count == 0
            ? check with { DegradedAfter = degradedAfter, Conditions = conditions, DegradedUnless = degradedUnless, UpsideDown = input.UpsideDown ?? false }
            : Invalid(reader.Errors);
    }

    // They would never be looked at.
    private static void RefuseExpectations(CheckInput input, CheckReader reader, string why)
    {
        string?[] given =
        [
            input.Conditions is { Count: > 0 } ? "conditions" : null,
            input.DegradedUnless is { Count: > 0 } ? "degradedUnless" : null,
            input.DegradedAfterMs is not null ? "degradedAfterMs" : null,
        ];
        foreach (var member in given.OfType<string>())
        {
            reader.Refuse(member, why);
        }
    }

    private static Error Invalid(IReadOnlyList<FieldError> fields) =>
        Error.Invalid("check_invalid", $"The check is not valid. {fields[0].Field}: {fields[0].Message}", fields);
}
