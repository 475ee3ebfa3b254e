using System.CommandLine;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Commands;

/// <summary><c>user</c>: who can sign in. Passwords are made here or read from standard input: an argument would show in the list of processes.</summary>
internal static class UserCommand
{
    // No 0, O, 1, l, I: it is read from a screen. 20 of 56 characters are 116 bits.
    private const string Alphabet = "23456789abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ";

    private const int PasswordLength = 20;

    public static Command Create() => new("user", "Who can sign in.") { List(), Add(), ResetPassword(), ResetTotp() };

    private static Command List()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("list", "Show the users.") { data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var (users, problem) = await client.AskPagesAsync("/api/users", cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                Show(terminal, users!, parsed.GetValue(json));
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    private static Command Add()
    {
        var (data, json, read) = (SharedOptions.Data(), SharedOptions.Json(), PasswordFromInput());
        var name = new Argument<string>("name") { Description = "The name to sign in with." };
        var role = new Option<string>("--role") { Description = "viewer, operator or admin.", DefaultValueFactory = _ => "viewer" };
        role.AcceptOnlyFromAmong("viewer", "operator", "admin");
        var command = new Command("add", "Make a user; prints the password, once, unless it is read from standard input.") { name, role, read, data, json };
        command.SetAction((parsed, cancellationToken) => SendAsync(
            parsed,
            data,
            json,
            read,
            "/api/users",
            password => new { name = parsed.GetValue(name), role = parsed.GetValue(role), password },
            $"{parsed.GetValue(name)} can sign in",
            cancellationToken));
        return command;
    }

    private static Command ResetPassword()
    {
        var (data, json, read) = (SharedOptions.Data(), SharedOptions.Json(), PasswordFromInput());
        var name = new Argument<string>("name") { Description = "Whose." };
        var command = new Command("reset-password", "Give a user a new password; every session of the user ends.") { name, read, data, json };
        command.SetAction((parsed, cancellationToken) => SendAsync(
            parsed,
            data,
            json,
            read,
            "/api/internal/password-resets",
            password => new { name = parsed.GetValue(name), password },
            $"{parsed.GetValue(name)} has a new password and is signed out everywhere",
            cancellationToken));
        return command;
    }

    private static Command ResetTotp()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var name = new Argument<string>("name") { Description = "Whose." };
        var command = new Command("reset-totp", "Take the second factor of a user who has lost it; every session of the user ends.") { name, data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var who = parsed.GetValue(name);
                var (_, problem) = await client.AskAsync(HttpMethod.Post, "/api/internal/totp-resets", new { name = who }, cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                if (parsed.GetValue(json))
                {
                    terminal.Raw("{}");
                    return ExitCodes.Ok;
                }

                terminal.Ok($"{who} signs in by password alone, and is signed out everywhere. A new second factor is set up under Account.");
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }

    private static Task<int> SendAsync(
        ParseResult parsed, Option<string> data, Option<bool> json, Option<bool> read, string path, Func<string, object> body, string done, CancellationToken cancellationToken) =>
        OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var isRead = parsed.GetValue(read);
                var password = isRead ? CommandConsole.Of(parsed).ReadSecret("Password: ") : RandomNumberGenerator.GetString(Alphabet, PasswordLength);
                if (password.Length == 0)
                {
                    return terminal.Refuse(new Problem(ExitCodes.Usage, "Standard input holds no password.", "Pipe it in, or leave --password-stdin out: then one is made."));
                }

                var (answer, problem) = await client.AskAsync(HttpMethod.Post, path, body(password), cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                if (parsed.GetValue(json))
                {
                    var result = answer as JsonObject ?? [];
                    if (!isRead)
                    {
                        result["password"] = password;
                    }

                    terminal.Raw(result.ToJsonString());
                    return ExitCodes.Ok;
                }

                terminal.Ok($"{done}.");
                if (!isRead)
                {
                    terminal.Strong($"Password: {password}  (shown this once)");
                }

                return ExitCodes.Ok;
            },
            cancellationToken);

    private static void Show(Terminal terminal, JsonArray users, bool json)
    {
        if (json)
        {
            terminal.Raw(users.ToJsonString());
            return;
        }

        foreach (var user in users)
        {
            var factor = (bool?)user!["secondFactor"] == true ? ", second factor" : "";
            var note = user["disabledAt"] is null ? $"{user["sessions"]} open session(s){factor}" : "cannot sign in";
            terminal.Plain($"{(string?)user["role"],-8}  {(string?)user["name"]}  ({note})");
        }
    }

    private static Option<bool> PasswordFromInput() => new("--password-stdin") { Description = "Take the first line of standard input as the password; at a terminal it is asked for." };
}
