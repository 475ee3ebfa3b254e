using Microsoft.Extensions.Configuration;

namespace Nebula.Runtime.Hosting;

/// <summary>What the host keeps its timers and keys under in <see cref="FunctionsRuntimeOptions.Storage"/>: processes with one id share them.</summary>
/// <param name="Value">Setting <c>AzureFunctionsWebHost:hostid</c>; without it the name of the assembly.</param>
/// <param name="Problem">What is wrong with the setting.</param>
internal sealed record HostId(string Value, string? Problem)
{
    public const string Setting = "AzureFunctionsWebHost:hostid";

    // The real host makes names of queues and blobs from it.
    private const int MaxLength = 32;

    public static HostId Read(IConfiguration settings, string assembly) => settings[Setting] switch
    {
        null or "" => new(assembly, null),
        var id when IsValid(id) => new(id, null),
        var id => new(id, $"is '{id}'; write 1 to {MaxLength} lower-case letters, digits and dashes, with no dash at an end or beside another."),
    };

    private static bool IsValid(string id) => id.Length <= MaxLength
        && id.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character == '-')
        && id[0] != '-' && id[^1] != '-' && !id.Contains("--", StringComparison.Ordinal);
}
