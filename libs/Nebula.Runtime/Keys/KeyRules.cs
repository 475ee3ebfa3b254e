using System.Text.RegularExpressions;

namespace Nebula.Runtime.Keys;

/// <summary>What a key may be called and what it may be. Each message says what to write instead.</summary>
internal static partial class KeyRules
{
    public const int MinValueLength = 32;
    public const int MaxValueLength = 512;

    /// <summary>Bounds the work that a request with a key makes.</summary>
    public const int MaxKeysInScope = 100;

    public const string MasterName = "_master";

    /// <summary>Null where the name is in order.</summary>
    public static string? CheckName(string? name)
    {
        if (name is not null && name.StartsWith('_'))
        {
            return "Invalid key name: names that begin with _ are the host's own.";
        }

        return name is not null && NamePattern().IsMatch(name)
            ? null
            : "Invalid key name: write letters, digits, '.', '_' or '-', a letter or digit first, 100 characters at most.";
    }

    /// <summary>Null where the value is in order. No message holds any of it.</summary>
    public static string? CheckValue(string? value) => value switch
    {
        null => "Invalid key value: send {\"name\": \"…\", \"value\": \"…\"}, or POST without a body to have one made.",
        { Length: < MinValueLength or > MaxValueLength } =>
            $"Invalid key value: it takes {MinValueLength} to {MaxValueLength} characters; POST without a body makes a good one.",
        _ when !value.All(character => character is > ' ' and <= '~') =>
            "Invalid key value: only visible ASCII characters fit into a header; POST without a body makes a good one.",
        _ => null,
    };

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._\-]{0,99}\z", RegexOptions.CultureInvariant)]
    private static partial Regex NamePattern();
}
