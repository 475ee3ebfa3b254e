using Nebula.Cli.Commands;

namespace Nebula.Cli.Tests.Commands;

/// <summary>What one command line did.</summary>
internal sealed record CommandRun(int Code, string Output, string Error)
{
    /// <param name="args">The command line.</param>
    /// <param name="input">What standard input holds.</param>
    /// <param name="keys">What is typed at a terminal; null where nobody sits.</param>
    public static async Task<CommandRun> OfAsync(IEnumerable<string> args, string input = "", string? keys = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var typed = new Queue<char>(keys ?? "");
        var console = new CommandConsole
        {
            Output = output,
            Error = error,
            Input = new StringReader(keys ?? input),
            IsTyped = keys is not null,
            IsPlain = true,
            ReadKey = () => KeyOf(typed.Dequeue()),
        };
        var code = await NebulaCommand.RunAsync([.. args], TimeProvider.System, console, CancellationToken.None);
        return new CommandRun(code, output.ToString(), error.ToString());
    }

    private static ConsoleKeyInfo KeyOf(char typed) => new(
        typed,
        typed switch { '\n' => ConsoleKey.Enter, '\b' => ConsoleKey.Backspace, _ => ConsoleKey.None },
        shift: false,
        alt: false,
        control: false);
}
