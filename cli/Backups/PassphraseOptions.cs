using System.CommandLine;

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

        var typed = ReadOnce("Passphrase: ");
        return !twice || Console.IsInputRedirected || ReadOnce("Again: ") == typed ? typed : throw new IOException("That was not the same passphrase twice.");
    }

    private static string ReadOnce(string question)
    {
        if (Console.IsInputRedirected)
        {
            return Console.ReadLine() is { Length: > 0 } line ? line : throw new IOException("Standard input holds no passphrase.");
        }

        Console.Error.Write(question);
        var typed = new System.Text.StringBuilder();
        while (Console.ReadKey(intercept: true) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key == ConsoleKey.Backspace)
            {
                typed.Length = Math.Max(0, typed.Length - 1);
            }
            else if (key.KeyChar != '\0')
            {
                typed.Append(key.KeyChar);
            }
        }

        Console.Error.WriteLine();
        return typed.Length > 0 ? typed.ToString() : throw new IOException("No passphrase was typed.");
    }
}
