using System.CommandLine;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Commands;

/// <summary>Options that several commands take, always under the same name.</summary>
internal static class SharedOptions
{
    public static Option<string> Data() => new("--data")
    {
        Description = "The data folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DataFolder.DefaultPath(),
    };

    public static Option<bool> Json() => new("--json") { Description = "Machine-readable output." };

    /// <summary>The folder that <c>--data</c> names.</summary>
    public static DataFolder DataFolderOf(this ParseResult parsed, Option<string> option) => new(parsed.GetRequiredValue(option));
}
