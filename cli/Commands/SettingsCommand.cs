using System.CommandLine;
using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Commands;

/// <summary><c>settings</c>: what the settings page does, from the machine itself.</summary>
internal static class SettingsCommand
{
    public static Command Create() => new("settings", "The settings of the running installation.") { List(), Get(), Set(), Unset() };

    private static Command List()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("list", "Show every setting and where its value comes from.") { data, json };
        command.SetAction((parsed, cancellationToken) => WithAllAsync(
            parsed,
            data,
            (terminal, _, settings) =>
            {
                if (parsed.GetValue(json))
                {
                    terminal.Raw(settings.ToJsonString());
                    return Task.FromResult(ExitCodes.Ok);
                }

                foreach (var setting in settings)
                {
                    terminal.Raw(LineOf(setting!));
                }

                return Task.FromResult(ExitCodes.Ok);
            },
            cancellationToken));
        return command;
    }

    private static Command Get()
    {
        var (key, data, json) = (Key(), SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("get", "Show one setting.") { key, data, json };
        command.SetAction((parsed, cancellationToken) => WithOneAsync(
            parsed,
            data,
            parsed.GetRequiredValue(key),
            (terminal, _, setting) => Task.FromResult(Show(terminal, setting, parsed.GetValue(json))),
            cancellationToken));
        return command;
    }

    private static Command Set()
    {
        var (key, data, json) = (Key(), SharedOptions.Data(), SharedOptions.Json());
        var value = new Argument<string?>("VALUE")
        {
            Description = "As the environment would have it; left out, it comes on standard input. A secret always does.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("set", "Set a setting above what the environment says.") { key, value, data, json };
        command.SetAction((parsed, cancellationToken) => WithOneAsync(
            parsed,
            data,
            parsed.GetRequiredValue(key),
            async (terminal, client, setting) =>
            {
                if (parsed.GetValue(value) is not null && (bool)setting["secret"]!)
                {
                    return terminal.Refuse(new Problem(
                        ExitCodes.Usage,
                        "A secret is not given as an argument, where other users of the machine and the shell's history see it.",
                        $"Type ./nebula settings set {setting["key"]} and enter it, or pipe it in."));
                }

                var text = parsed.GetValue(value) ?? await ReadValueAsync(CommandConsole.Of(parsed), setting, cancellationToken);
                return await ChangeAsync(terminal, client, HttpMethod.Put, setting, new { value = text }, parsed.GetValue(json), cancellationToken);
            },
            cancellationToken));
        return command;
    }

    private static Command Unset()
    {
        var (key, data, json) = (Key(), SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("unset", "Take a setting back to what the environment, .env or the default says.") { key, data, json };
        command.SetAction((parsed, cancellationToken) => WithOneAsync(
            parsed,
            data,
            parsed.GetRequiredValue(key),
            (terminal, client, setting) => ChangeAsync(terminal, client, HttpMethod.Delete, setting, null, parsed.GetValue(json), cancellationToken),
            cancellationToken));
        return command;
    }

    private static Argument<string> Key() => new("KEY") { Description = "The environment variable: NEBULA_LOG_LEVEL." };

    // A secret may have several lines, but nobody types those.
    private static Task<string> ReadValueAsync(CommandConsole console, JsonNode setting, CancellationToken cancellationToken) =>
        console.IsTyped && (bool)setting["secret"]!
            ? Task.FromResult(console.ReadSecret($"{setting["key"]}: "))
            : console.ReadTextAsync($"{setting["key"]}: ", cancellationToken);

    private static async Task<int> ChangeAsync(
        Terminal terminal, OperatorClient client, HttpMethod method, JsonNode setting, object? body, bool json, CancellationToken cancellationToken)
    {
        var path = $"/api/settings/{Uri.EscapeDataString((string)setting["key"]!)}";
        var (answer, problem) = await client.AskAsync(method, path, body, (int)setting["version"]!, cancellationToken);
        return problem is null ? Show(terminal, answer!, json) : terminal.Refuse(problem);
    }

    private static int Show(Terminal terminal, JsonNode setting, bool json)
    {
        terminal.Raw(json ? setting.ToJsonString() : LineOf(setting));
        if (!json && (bool)setting["restartPending"]!)
        {
            terminal.Note("It counts from the next start on: ./nebula down, then ./nebula up.");
        }

        return ExitCodes.Ok;
    }

    private static string LineOf(JsonNode setting)
    {
        var source = setting["source"]!;
        var value = !(bool)setting["secret"]! ? (string?)source["value"] ?? "" : (bool)setting["isSet"]! ? "(set, secret)" : "";
        var place = (string?)source["kind"] switch
        {
            "database" => $"set by {setting["changedBy"]}, {setting["changedAt"]}",
            "env_file" => $"{source["place"]}",
            "environment" => "environment",
            "configuration" => $"configuration, {source["place"]}",
            _ => "default",
        };
        var fault = (string?)setting["fault"] is { } reason ? $"; what is stored is not in force: {reason}" : "";
        return $"{setting["key"]}={value}  # {place}{fault}";
    }

    private static Task<int> WithOneAsync(
        ParseResult parsed, Option<string> data, string key, Func<Terminal, OperatorClient, JsonNode, Task<int>> use, CancellationToken cancellationToken) =>
        WithAllAsync(
            parsed,
            data,
            (terminal, client, settings) => settings.FirstOrDefault(setting => (string?)setting!["key"] == key) is { } setting
                ? use(terminal, client, setting)
                : Task.FromResult(terminal.Refuse(new Problem(ExitCodes.Usage, $"There is no setting '{key}'.", "./nebula settings list"))),
            cancellationToken);

    private static Task<int> WithAllAsync(
        ParseResult parsed, Option<string> data, Func<Terminal, OperatorClient, JsonArray, Task<int>> use, CancellationToken cancellationToken) =>
        OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var (answer, problem) = await client.AskAsync(HttpMethod.Get, "/api/settings", null, cancellationToken);
                return problem is null ? await use(terminal, client, answer!["settings"]!.AsArray()) : terminal.Refuse(problem);
            },
            cancellationToken);
}
