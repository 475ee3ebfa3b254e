using System.CommandLine;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Commands;

/// <summary><c>monitors</c>: what is checked.</summary>
internal static class MonitorsCommand
{
    public static Command Create() => new("monitors", "What the running installation checks.") { Export() };

    private static Command Export()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("export", "Print the monitors made on the page as YAML for service-map.yml.") { data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var (answer, problem) = await client.AskAsync(HttpMethod.Post, "/api/monitors/export", new { }, cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                terminal.Raw(parsed.GetValue(json) ? answer!.ToJsonString() : $"{answer!["head"]}{answer["entries"]}".TrimEnd('\n'));
                return ExitCodes.Ok;
            },
            cancellationToken));
        return command;
    }
}
