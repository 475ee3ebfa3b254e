namespace Nebula.Platform.ServiceMap.Reading;

/// <summary>Puts the values of variables into texts. Messages name variables and never their values.</summary>
internal sealed class VariableValues(Func<string, string?> lookup, ErrorList errors)
{
    /// <summary>The text with its variables; null when one is not set (then its name is in <paramref name="missing"/>) or it is malformed.</summary>
    public string? Expand(SourceScalar? scalar, ICollection<string> missing, string? nodeAddress = null)
    {
        if (scalar is null || ScalarValue.IsNull(scalar) || Template.Parse(scalar.Text, out _) is not { } template)
        {
            return null;
        }

        foreach (var (name, _) in template.Variables)
        {
            if (lookup(name)?.Any(SourceText.IsInvisible) == true)
            {
                errors.Add(scalar.At, $"The value of {name} has a line break or a control character in it.", $"Correct {name} in the environment or in .env.");
                return null;
            }
        }

        return template.Expand(name => name == Template.NodeAddress ? nodeAddress : lookup(name)?.Trim(), missing)?.TrimEnd('\n');
    }

    public bool IsSet(string name) => !string.IsNullOrWhiteSpace(lookup(name));

    /// <summary>For what is only shown: without its variable it is left out.</summary>
    public string? Shown(SourceMapping mapping, string key) => Shown(mapping.Scalar(key));

    public IReadOnlyList<string> ShownAll(SourceMapping mapping, string key) =>
        [.. mapping.Scalars(key).Select(Shown).OfType<string>()];

    private string? Shown(SourceScalar? scalar) => Expand(scalar, new List<string>()) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
