using System.CommandLine;
using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Commands;

/// <summary><c>secrets</c>: the keys that seal stored secrets.</summary>
internal static class SecretsCommand
{
    public static Command Create(TimeProvider clock) =>
        new("secrets", "The keys that seal stored secrets, and the token of ./nebula.") { Keys(), Rotate(), ServiceTokenRotation.Create(), SecretsImportCommand.Create(clock) };

    private static Command Keys()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("keys", "Show the keys and how many values each seals. Exit code 1 when one is missing.") { data, json };
        command.SetAction((parsed, cancellationToken) => AskAsync(
            parsed, data, HttpMethod.Get, "/api/secrets/keys", null, ShowKeys, cancellationToken));
        return command;
    }

    private static Command Rotate()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var forget = new Option<bool>("--forget-old-keys") { Description = "Take the old keys out of the key file afterwards; older backups then need a copy of it." };
        var command = new Command("rotate", "Make a new key and seal every stored secret with it, while everything goes on.") { forget, data, json };
        command.SetAction((parsed, cancellationToken) => AskAsync(
            parsed,
            data,
            HttpMethod.Post,
            "/api/secrets/rotations",
            new { forgetOldKeys = parsed.GetValue(forget) },
            (terminal, answer) =>
            {
                terminal.Ok($"{answer["values"]} value(s) are sealed with the new key {answer["current"]}.");
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    private static int ShowKeys(Terminal terminal, JsonNode answer)
    {
        var missing = 0;
        foreach (var key in answer["keys"]!.AsArray())
        {
            var (id, values) = ((string)key!["id"]!, (long)key["values"]!);
            if ((bool)key["isPresent"]!)
            {
                terminal.Plain($"{id}  {values} value(s){(id == (string?)answer["current"] ? ", seals" : "")}");
                continue;
            }

            missing++;
            terminal.Fail($"{id} is missing: {values} value(s) do not open.", "Put the key file that has it back.");
        }

        if ((bool)answer["isUnfinished"]!)
        {
            terminal.Plain("A rotation is unfinished; the functions go on with it by themselves.");
        }

        return missing == 0 ? ExitCodes.Ok : ExitCodes.Failed;
    }

    private static Task<int> AskAsync(
        ParseResult parsed, Option<string> data, HttpMethod method, string path, object? body, Func<Terminal, JsonNode, int> show, CancellationToken cancellationToken) =>
        OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var (answer, problem) = await client.AskAsync(method, path, body, cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                if (terminal.IsJson)
                {
                    terminal.Raw(answer!.ToJsonString());
                }

                // Its lines are for people only; its exit code is for both.
                return show(terminal, answer!);
            },
            cancellationToken);
}
