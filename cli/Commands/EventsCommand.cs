using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Commands;

/// <summary><c>events</c>: what happens in the installation.</summary>
internal static class EventsCommand
{
    private const int MaxLines = 100;

    public static Command Create(TimeProvider clock) => new("events", "What happens in the installation.") { Tail(clock) };

    private static Command Tail(TimeProvider clock)
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var category = new Option<string?>("--category") { Description = "Only of these, separated by commas: system, server, security …", HelpName = "NAMES" };
        var follow = new Option<bool>("--follow", "-f") { Description = "Go on with what happens, until Ctrl-C." };
        var lines = new Option<int>("--lines", "-n") { Description = $"How many of the latest, 0 to {MaxLines}.", DefaultValueFactory = _ => 20 };
        lines.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > MaxLines)
            {
                result.AddError($"--lines must be 0 to {MaxLines}.");
            }
        });
        var command = new Command("tail", "Show the latest events, and with -f those that follow.") { category, follow, lines, data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var tail = new EventTail(client, clock, parsed.GetValue(category), happened => Show(terminal, happened, parsed.GetValue(json)));
                var problem = await tail.RunAsync(parsed.GetValue(lines), parsed.GetValue(follow), cancellationToken);
                return problem is null ? ExitCodes.Ok : terminal.Refuse(problem);
            },
            cancellationToken));
        return command;
    }

    private static void Show(Terminal terminal, JsonNode happened, bool json)
    {
        if (json)
        {
            terminal.Raw(happened.ToJsonString());
            return;
        }

        var at = ((DateTimeOffset)happened["occurredAt"]!).ToLocalTime().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        terminal.Plain($"{at}  {(string?)happened["severity"],-8}  {(string?)happened["category"],-10}  {(string?)happened["title"]}");
    }
}
