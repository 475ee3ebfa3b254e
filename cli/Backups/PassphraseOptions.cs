using System.CommandLine;
using Nebula.Cli.Commands;

namespace Nebula.Cli.Backups;

/// <summary>How a command comes by a passphrase: asked for, or from a file. Never as an argument, which every process can read.</summary>
internal sealed class PassphraseOptions
{
    public Option<bool> Ask { get; } = new("--passphrase", "-p") { Description = "Ask for the passphrase; it is the first line of standard input where nobody types." };

    public Option<string?> File { get; } = new("--passphrase-file") { Description = "The file whose first line is the passphrase.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(Ask);
        command.Options.Add(File);
    }

    /// <summary>The passphrase; null when none is wanted.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="twice">It is new: a slip of the finger would be found when it is too late.</param>
    /// <exception cref="IOException">The file cannot be read, or nothing (or not the same twice) was typed.</exception>
    public string? Read(ParseResult parsed, bool twice)
    {
        if (parsed.GetValue(File) is { } file)
        {
            return System.IO.File.ReadLines(file).FirstOrDefault() is { Length: > 0 } line ? line : throw new IOException($"{file} has no first line.");
        }

        if (!parsed.GetValue(Ask))
        {
            return null;
        }

        var console = CommandConsole.Of(parsed);
        var typed = ReadOnce(console, "Passphrase: ");
        return !twice || !console.IsTyped || ReadOnce(console, "Again: ") == typed ? typed : throw new IOException("That was not the same passphrase twice.");
    }

    private static string ReadOnce(CommandConsole console, string question) => console.ReadSecret(question) is { Length: > 0 } read
        ? read
        : throw new IOException(console.IsTyped ? "No passphrase was typed." : "Standard input holds no passphrase.");
}
