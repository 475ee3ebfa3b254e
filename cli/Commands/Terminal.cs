using System.CommandLine;
using System.Text.Json;
using Nebula.Cli.Installation;
using Spectre.Console;

namespace Nebula.Cli.Commands;

/// <summary>
/// The lines a person reads; without colour and without wrapping where nobody is looking (no TTY, NO_COLOR). Where a program reads
/// (<c>--json</c>), those lines are left out: its answer is one document, and so is what went wrong.
/// </summary>
internal sealed class Terminal
{
    private readonly IAnsiConsole _out;
    private readonly IAnsiConsole _error;

    private readonly TextWriter _answers;
    private readonly TextWriter _problems;

    public Terminal(TextWriter output, TextWriter error, bool plain, bool json = false)
    {
        _out = Create(json ? TextWriter.Null : output, plain);
        _error = Create(error, plain);
        (_answers, _problems, IsPlain, IsJson) = (output, error, plain, json);
    }

    public bool IsPlain { get; }

    /// <summary>A program reads.</summary>
    public bool IsJson { get; }

    /// <summary>Of a command without <c>--json</c>.</summary>
    public static Terminal ForThisProcess() => new(Console.Out, Console.Error, new CommandConsole().IsPlain);

    public static Terminal Of(ParseResult parsed)
    {
        var console = CommandConsole.Of(parsed);
        return new Terminal(console.Output, console.Error, console.IsPlain, parsed.IsJson());
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
        if (IsJson)
        {
            _problems.WriteLine(JsonSerializer.Serialize(new { error = problem.What, problem.Code, problem.Fix, problem.ExitCode }, CliJson.Options));
            return problem.ExitCode;
        }

        Line(_error, "red", "✗", problem.What);
        Indented(_error, problem.Fix);
        return problem.ExitCode;
    }

    public void Plain(string text) => _out.WriteLine(text);

    public void Show(Spectre.Console.Rendering.IRenderable picture) => _out.Write(picture);

    /// <summary>A line that is not ours: as it is, whatever it holds.</summary>
    public void Raw(string text) => _answers.WriteLine(text);

    /// <summary>The answer for a program.</summary>
    public void Json<T>(T answer) => Raw(JsonSerializer.Serialize(answer, CliJson.Options));

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
