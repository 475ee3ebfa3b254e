using System.CommandLine;
using System.CommandLine.Parsing;
using Nebula.Cli.Installation;

namespace Nebula.Cli.Commands;

/// <summary>Options that several commands take, always under the same name.</summary>
internal static class SharedOptions
{
    public const string JsonName = "--json";

    public static Option<string> Data() => new("--data")
    {
        Description = "The data folder.",
        HelpName = "DIR",
        DefaultValueFactory = _ => DataFolder.DefaultPath(),
    };

    public static Option<bool> Json() => new(JsonName) { Description = "Machine-readable output." };

    public static Option<Uri?> Url(string name, string description) => new(name) { Description = description, HelpName = "URL", CustomParser = ReadUrl };

    /// <summary>The folder that <c>--data</c> names.</summary>
    public static DataFolder DataFolderOf(this ParseResult parsed, Option<string> option) => new(parsed.GetRequiredValue(option));

    /// <summary>Whether <c>--json</c> is there, also on a line that is wrong otherwise.</summary>
    public static bool IsJson(this ParseResult parsed) => parsed.Tokens.Any(token => token is { Type: TokenType.Option, Value: JsonName });

    private static Uri? ReadUrl(ArgumentResult argument)
    {
        if (Uri.TryCreate(argument.Tokens.Single().Value, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttp || url.Scheme == Uri.UriSchemeHttps))
        {
            return url;
        }

        argument.AddError($"«{argument.Tokens.Single().Value}» is no address: write it like http://127.0.0.1:8080.");
        return null;
    }
}
