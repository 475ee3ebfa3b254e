using System.CommandLine;
using System.Text;

namespace Nebula.Cli.Commands;

/// <summary>Where a command writes, and where it gets what is no argument.</summary>
internal sealed class CommandConsole : InvocationConfiguration
{
    public CommandConsole()
    {
        // `up` answers signals itself and takes the time that a clean stop needs.
        ProcessTerminationTimeout = null;
        EnableDefaultExceptionHandler = false;
    }

    /// <summary>Standard input. Only who reads it takes it: that alone changes how a terminal behaves for the programs started from here.</summary>
    public TextReader Input
    {
        get => field ?? Console.In;
        init;
    }

    /// <summary>Somebody sits there who can be asked.</summary>
    public bool IsTyped { get; init; } = !Console.IsInputRedirected;

    public bool IsPlain { get; init; } = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>The next key, which the terminal does not show.</summary>
    public Func<ConsoleKeyInfo> ReadKey { get; init; } = () => Console.ReadKey(intercept: true);

    public static CommandConsole Of(ParseResult parsed) => (CommandConsole)parsed.InvocationConfiguration;

    /// <summary>What nobody may look at while it is typed; of a pipe its first line. Empty when there was nothing.</summary>
    /// <param name="question">Asked on standard error: the answer to the command goes to standard output.</param>
    public string ReadSecret(string question)
    {
        if (!IsTyped)
        {
            return Input.ReadLine() ?? "";
        }

        Error.Write(question);
        var typed = new StringBuilder();
        while (ReadKey() is { Key: not ConsoleKey.Enter } key)
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

        Error.WriteLine();
        return typed.ToString();
    }

    /// <summary>Of a pipe all but the line's end, of a terminal a line.</summary>
    /// <param name="question">As of <see cref="ReadSecret"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string> ReadTextAsync(string question, CancellationToken cancellationToken)
    {
        if (!IsTyped)
        {
            return (await Input.ReadToEndAsync(cancellationToken)).TrimEnd('\r', '\n');
        }

        await Error.WriteAsync(question);
        return await Input.ReadLineAsync(cancellationToken) ?? "";
    }
}
