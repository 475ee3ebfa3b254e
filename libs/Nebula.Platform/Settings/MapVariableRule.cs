using System.Text.RegularExpressions;
using Nebula.Platform.ServiceMap.Reading;

namespace Nebula.Platform.Settings;

/// <summary>Which names and values a variable of the service map may have that is set on a page.</summary>
internal static partial class MapVariableRule
{
    public const int MaxLength = 2000;

    // Names that other parts of the process read; a map cannot make settings of them.
    private static readonly string[] Foreign = ["NEBULA_", "OTEL_", "DOTNET_", "ASPNETCORE_", "AZUREWEBJOBS", "FUNCTIONS_"];

    /// <summary>Whether a name could be one.</summary>
    public static bool Fits(string name) =>
        Name().IsMatch(name)
        && !Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
        && ReservedVariables.FaultOf(name) is null;

    /// <summary>What is wrong with a value; null when nothing is.</summary>
    public static string? FaultOf(string value) => value switch
    {
        { Length: > MaxLength } => $"has {value.Length} characters; at most {MaxLength} fit.",
        _ when value.Any(SourceText.IsInvisible) => "has a line break or a control character in it.",
        _ => null,
    };

    // With an underscore: PATH, HOME and their like are no settings of ours.
    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$", RegexOptions.CultureInvariant)]
    private static partial Regex Name();
}
