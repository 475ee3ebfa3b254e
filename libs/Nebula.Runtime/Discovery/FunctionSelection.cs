using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Discovery;

/// <summary>Which functions are loaded (list <c>functions</c> of host.json), and which of them are switched off by a setting.</summary>
/// <param name="Listed">The only functions to load; null for all.</param>
/// <param name="Settings">Where <c>AzureWebJobs.name.Disabled</c> is looked up.</param>
internal sealed record FunctionSelection(IReadOnlyList<string>? Listed, IConfiguration Settings)
{
    public static FunctionSelection Read(IConfiguration hostJson, IConfiguration settings)
    {
        var section = hostJson.GetSection("functions");
        return new(section.Exists() ? [.. section.GetChildren().Select(entry => entry.Value).OfType<string>()] : null, settings);
    }

    public bool Loads(string name) => Listed?.Contains(name, StringComparer.OrdinalIgnoreCase) ?? true;

    // The second form is for places that take no dot in the name of an environment variable.
    public bool Disables(string name) => IsOn(Settings[$"AzureWebJobs.{name}.Disabled"]) || IsOn(Settings[$"AzureWebJobs_{name}_Disabled"]);

    private static bool IsOn(string? value) => value is "1" || string.Equals(value, bool.TrueString, StringComparison.OrdinalIgnoreCase);
}
