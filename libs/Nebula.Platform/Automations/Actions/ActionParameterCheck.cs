using Nebula.Platform.Automations.Matching;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Automations.Actions;

/// <summary>What can be said of an action's parameters from its description alone.</summary>
internal static class ActionParameterCheck
{
    // As for channels. Shorter ones are guessed, and are words that logs would then lack.
    private const int MinSecret = 16;

    /// <summary>What is wrong; a field is a parameter's name.</summary>
    /// <param name="description">The kind of action.</param>
    /// <param name="given">What was written, for parameters that do not exist.</param>
    /// <param name="values">What counts.</param>
    public static List<FieldError> Check(ActionDescription description, IReadOnlyDictionary<string, string> given, IReadOnlyDictionary<string, string> values)
    {
        var names = description.Parameters.Select(parameter => parameter.Name).ToList();
        List<FieldError> errors =
        [
            .. given.Keys.Where(name => !names.Contains(name)).Take(5).Select(name => new FieldError(
                name.Length <= 40 ? name : $"{string.Concat(name[..40].EnumerateRunes())}…", $"{description.Label} has no such parameter. {Suggestion.For(name, names, "known")}")),
        ];
        foreach (var parameter in description.Parameters)
        {
            var wrong = values.TryGetValue(parameter.Name, out var value) ? Wrong(parameter, value) : parameter.Required ? $"{parameter.Label} is missing." : null;
            if (wrong is not null)
            {
                errors.Add(new FieldError(parameter.Name, wrong));
            }
        }

        return errors;
    }

    /// <summary>What may be shown of the values: no secret, and of an address only where it leads.</summary>
    public static Dictionary<string, string> Shown(ActionDescription description, IReadOnlyDictionary<string, string> values) => description.Parameters
        .Where(parameter => parameter.Kind != ActionParameterKind.Secret && values.ContainsKey(parameter.Name))
        .ToDictionary(parameter => parameter.Name, parameter => parameter.Kind == ActionParameterKind.Address ? Cut(values[parameter.Name]) : values[parameter.Name]);

    private static string? Wrong(ActionParameter parameter, string value) => parameter.Kind switch
    {
        _ when value.Length > parameter.MaxLength => $"It may have {parameter.MaxLength} characters.",
        _ when parameter.Placeholders && EventTemplate.FindUnknown(value) is { } unknown => unknown,
        ActionParameterKind.Text when value.Any(char.IsControl) => "It must be one line.",
        ActionParameterKind.Secret when value.Length < MinSecret => $"It must have at least {MinSecret} characters.",
        ActionParameterKind.Choice when !parameter.Choices.Contains(value) => Suggestion.For(value, [.. parameter.Choices], "allowed"),
        ActionParameterKind.Monitor or ActionParameterKind.Channel when !Guid.TryParseExact(value, "D", out _) => $"It must be the id of a {parameter.Name}.",
        ActionParameterKind.Address when !IsAddress(value) => "It must be an http or https address without a user name, such as https://example.com/hook.",
        _ => null,
    };

    private static bool IsAddress(string value) =>
        Uri.TryCreate(value, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps)
        && url.UserInfo.Length == 0
        && !value.Any(char.IsControl);

    private static string Cut(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) ? url.PathAndQuery is "/" ? url.GetLeftPart(UriPartial.Path) : $"{url.GetLeftPart(UriPartial.Authority)}/…" : "…";
}
