using Nebula.Platform.Errors;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Compares one value with its type.</summary>
internal sealed class ScalarChecker(ErrorList errors, IReadOnlyCollection<string> declaredVariables)
{
    public void Check(SourceScalar scalar, MapType type, string name)
    {
        if (ScalarValue.IsNull(scalar))
        {
            errors.Add(scalar.At, $"'{name}' has no value.", "Give it one, or remove the line.");
            return;
        }

        switch (type)
        {
            case TextType form:
                CheckText(scalar, name, form.MaxLength, form.Multiline, expanded: form.Expanded);
                break;
            case UrlType when scalar.Text.Length > 0 && !Address.StartsLikeUrl(scalar.Text):
                errors.Add(scalar.At, $"'{name}' is no web address.", "It starts with http:// or https://.");
                break;
            case UrlType or HostType:
                CheckText(scalar, name, maxLength: 2048, multiline: false, nodeAddress: type is UrlType);
                break;
            case PatternType form:
                CheckPattern(scalar, form, name);
                break;
            case EnvironmentType:
                CheckEnvironment(scalar, name);
                break;
            case ChoiceType form when IsText(scalar, name) && !form.Values.Contains(scalar.Text):
                errors.Add(scalar.At, $"'{SourceReader.Shortened(scalar.Text)}' is no {name}.", Suggestion.For(scalar.Text, form.Values));
                break;
            case IntegerType form:
                CheckInteger(scalar, form, name);
                break;
            case DurationType form:
                CheckDuration(scalar, form, name);
                break;
            case FlagType when ScalarValue.Flag(scalar) is null:
                errors.Add(scalar.At, $"'{name}' must be true or false.", "Write true or false, without quotes; yes, no, on and off are words in YAML.");
                break;
        }
    }

    private void CheckText(SourceScalar scalar, string name, int maxLength, bool multiline, bool nodeAddress = false, bool expanded = true)
    {
        if (!IsText(scalar, name))
        {
            return;
        }

        var hasBreak = scalar.Text.TrimEnd('\n').Contains('\n');
        if (scalar.Text.Length > maxLength || string.IsNullOrWhiteSpace(scalar.Text))
        {
            errors.Add(scalar.At, scalar.Text.Length > maxLength ? $"'{name}' is longer than {maxLength} characters." : $"'{name}' is blank.");
        }
        else if (scalar.Text.Any(c => c != '\n' && SourceText.IsInvisible(c)) || (hasBreak && !multiline))
        {
            errors.Add(scalar.At, $"'{name}' has a control character or a line break in it.", "Write it on one line of visible characters.");
        }
        else if (expanded)
        {
            CheckVariables(scalar, nodeAddress);
        }
    }

    private void CheckVariables(SourceScalar scalar, bool nodeAddress)
    {
        if (Template.Parse(scalar.Text, out var error) is not { } template)
        {
            errors.Add(At(scalar, error.Offset), error.Message, error.Hint);
            return;
        }

        if (template.NodeAddressOffset is { } offset && !nodeAddress)
        {
            errors.Add(At(scalar, offset), "${node.address} can only stand in a url.", "Leave host out: the node's address is used then.");
        }

        foreach (var (name, at) in template.Variables)
        {
            if (ReservedVariables.FaultOf(name) is { } fault)
            {
                errors.Add(At(scalar, at), fault);
            }
            else if (!declaredVariables.Contains(name))
            {
                errors.Add(At(scalar, at), $"The variable {name} is not declared.",
                    $"{Suggestion.For(name, declaredVariables, "declared")} Or add it under variables: with a description.");
            }
        }
    }

    private void CheckPattern(SourceScalar scalar, PatternType form, string name)
    {
        var isNumber = form.OrInteger && scalar.Plain && ScalarValue.Integer(scalar.Text) is not null;
        if ((isNumber || IsText(scalar, name)) && !FormatPattern.IsMatch(form, scalar.Text))
        {
            errors.Add(scalar.At, $"'{SourceReader.Shortened(scalar.Text)}' is no {name}.", $"Write {form.Says}.");
        }
    }

    private void CheckEnvironment(SourceScalar scalar, string name)
    {
        CheckPattern(scalar, MapFormat.VariableName, name);
        if (ReservedVariables.IsOwn(scalar.Text))
        {
            errors.Add(scalar.At, $"{SourceReader.Shortened(scalar.Text)} is a setting of Nebula itself, which a map must not send anywhere.", "Give the secret a variable of its own.");
        }
        else if (declaredVariables.Contains(scalar.Text))
        {
            errors.Add(scalar.At, $"{SourceReader.Shortened(scalar.Text)} stands under variables, whose values everybody may see.", "Remove it there: a secret is only named where it is used.");
        }
    }

    private void CheckInteger(SourceScalar scalar, IntegerType form, string name)
    {
        if (form.OrVariable && Template.HasVariable(scalar.Text))
        {
            CheckText(scalar, name, maxLength: 200, multiline: false);
            return;
        }

        var range = form.Min == form.Max ? $"{form.Min}" : $"a whole number from {form.Min} to {form.Max}";
        if (!scalar.Plain || ScalarValue.Integer(scalar.Text) is not { } value)
        {
            errors.Add(scalar.At, $"'{name}' must be {range}.", "Write it in decimal digits, without quotes, sign or leading zero.");
        }
        else if (value < form.Min || value > form.Max)
        {
            errors.Add(scalar.At, $"'{name}' must be {range}, not {value}.");
        }
    }

    private void CheckDuration(SourceScalar scalar, DurationType form, string name)
    {
        if (ScalarValue.Seconds(scalar.Text) is not { } seconds || (!scalar.Plain && ScalarValue.Integer(scalar.Text) is not null))
        {
            errors.Add(scalar.At, $"'{name}' must be a time span.", "Write seconds, or a number with s, m or h: 30s, 5m, 1h.");
        }
        else if (seconds < form.MinSeconds || seconds > form.MaxSeconds)
        {
            errors.Add(scalar.At, $"'{name}' must be from {form.MinSeconds}s to {form.MaxSeconds}s, not {seconds}s.");
        }
    }

    private bool IsText(SourceScalar scalar, string name)
    {
        if (!scalar.Plain || !ScalarValue.LooksLikeNoText(scalar.Text))
        {
            return true;
        }

        errors.Add(scalar.At, $"'{name}' must be text; YAML reads {SourceReader.Shortened(scalar.Text)} as something else.",
            $"Put it in quotes: \"{SourceReader.Shortened(scalar.Text)}\"");
        return false;
    }

    private static Position At(SourceScalar scalar, int offset) =>
        scalar.At with { Column = scalar.At.Column + offset + (scalar.Plain ? 0 : 1) };
}
