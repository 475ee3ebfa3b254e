using System.CommandLine;
using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Commands;

/// <summary><c>apikey</c>: keys with which programs act for a user. A key is printed once, when it is made.</summary>
internal static class ApiKeyCommand
{
    public static Command Create() => new("apikey", "Keys with which programs act for a user.") { List(), Add(), Revoke() };

    private static Command List()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("list", "Show the keys of all users; never the keys themselves.") { data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var (keys, problem) = await client.AskPagesAsync("/api/api-keys", cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                Show(terminal, keys!, parsed.GetValue(json));
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var name = new Argument<string>("name") { Description = "By which the audit log calls it." };
        var user = new Option<string>("--user") { Description = "For whom it acts.", Required = true };
        var scope = new Option<string[]>("--scope") { Description = "A permission, such as status.read; several are allowed.", Required = true, AllowMultipleArgumentsPerToken = true };
        var days = new Option<int?>("--days") { Description = "After how many days it expires; never when not given." };
        var command = new Command("add", "Make a key for a user and print it, once.") { name, user, scope, days, data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var body = new { user = parsed.GetValue(user), name = parsed.GetValue(name), permissions = parsed.GetValue(scope), expiresInDays = parsed.GetValue(days) };
                var (answer, problem) = await client.AskAsync(HttpMethod.Post, "/api/internal/api-keys", body, cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                if (parsed.GetValue(json))
                {
                    terminal.Raw(answer!.ToJsonString());
                    return ExitCodes.Ok;
                }

                terminal.Ok($"{answer!["key"]!["userName"]} has the key '{answer["key"]!["name"]}'.");
                terminal.Strong($"Key: {answer["token"]}  (shown this once)");
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    private static Command Revoke()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var key = new Argument<string>("key") { Description = "Its id, or how it begins (nbk_…)." };
        var command = new Command("revoke", "End a key, at once.") { key, data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var (keys, problem) = await client.AskPagesAsync("/api/api-keys", cancellationToken);
                var meant = parsed.GetValue(key)!;
                var found = keys?.FirstOrDefault(candidate => (string?)candidate!["id"] == meant || IsBegunBy(meant, (string)candidate["handle"]!));
                problem ??= found is null ? new Problem(ExitCodes.Failed, "There is no such key.", "./nebula apikey list") : null;
                if (problem is null)
                {
                    (_, problem) = await client.AskAsync(HttpMethod.Delete, $"/api/api-keys/{found!["id"]}", null, cancellationToken);
                }

                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                if (parsed.GetValue(json))
                {
                    terminal.Raw(found!.ToJsonString());
                    return ExitCodes.Ok;
                }

                terminal.Ok($"The key '{found!["name"]}' of {found["userName"]} is revoked.");
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    // Who found a leaked key has it whole.
    private static bool IsBegunBy(string meant, string handle) => meant.StartsWith(handle, StringComparison.Ordinal);

    private static void Show(Terminal terminal, JsonArray keys, bool json)
    {
        if (json)
        {
            terminal.Raw(keys.ToJsonString());
            return;
        }

        foreach (var key in keys)
        {
            var used = key!["lastUsedAt"] is { } at ? $"last used {at}" : "never used";
            var ends = key["expiresAt"] is { } end ? $"expires {end}" : "does not expire";
            terminal.Plain($"{key["handle"]}  {key["name"]} of {key["userName"]}  ({string.Join(' ', key["permissions"]!.AsArray())}; {used}; {ends})");
        }
    }
}
