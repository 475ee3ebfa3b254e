using Spectre.Console;

namespace Nebula.Cli.Commands;

/// <summary>The lines a person reads; without colour and without wrapping where nobody is looking (no TTY, NO_COLOR).</summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole _out;
    private readonly IAnsiConsole _error;

    public Terminal(TextWriter output, TextWriter error, bool plain)
    {
        _out = Create(output, plain);
        _error = Create(error, plain);
        IsPlain = plain;
    }

    public bool IsPlain { get; }

    public static Terminal ForThisProcess()
    {
        var plain = Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        return new Terminal(Console.Out, Console.Error, plain);
    }

    public void Ok(string text) => Line(_out, "green", "✓", text);

    public void Note(string text) => Line(_out, "grey", "–", text);

    public void Doing(string text) => Line(_out, "blue", "…", text);

    public void Warn(string text, string fix)
    {
        Line(_out, "yellow", "!", text);
        Indented(_out, fix);
    }

    public void Fail(string text, string fix)
    {
        Line(_out, "red", "✗", text);
        Indented(_out, fix);
    }

    /// <summary>Ends a command: the problem on standard error, its exit code as the result.</summary>
    public int Refuse(Problem problem)
    {
        Line(_error, "red", "✗", problem.What);
        Indented(_error, problem.Fix);
        return problem.ExitCode;
    }

    public void Plain(string text) => _out.WriteLine(text);

    public void Show(Spectre.Console.Rendering.IRenderable picture) => _out.Write(picture);

    /// <summary>A line that is not ours: as it is, whatever it holds.</summary>
    public void Raw(string text) => _out.Profile.Out.Writer.WriteLine(text);

    public void Strong(string text) => _out.MarkupLineInterpolated($"[bold]{text}[/]");

    private static void Line(IAnsiConsole console, string colour, string sign, string text) =>
        console.MarkupLine($"[{colour}]{sign}[/] {Markup.Escape(text)}");

    private static void Indented(IAnsiConsole console, string text)
    {
        if (text.Length > 0)
        {
            console.MarkupLine($"  [grey]{Markup.Escape(text)}[/]");
        }
    }

    private static IAnsiConsole Create(TextWriter writer, bool plain)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = plain ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
            Out = new AnsiConsoleOutput(writer),
        });
        // Spectre wraps at 80 columns where it sees no terminal; a URL broken in two is no URL.
        if (plain)
        {
            console.Profile.Width = 4096;
        }

        return console;
    }
}
