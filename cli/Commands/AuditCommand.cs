using System.CommandLine;
using Nebula.Cli.Diagnostics;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Commands;

/// <summary><c>audit</c>: the log of who did what.</summary>
internal static class AuditCommand
{
    public static Command Create() => new("audit", "The log of who did what.") { Verify() };

    private static Command Verify()
    {
        var (data, json) = (SharedOptions.Data(), SharedOptions.Json());
        var command = new Command("verify", "Walk the whole audit log. Exit code 1 when it is not what was written.") { data, json };
        command.SetAction((parsed, cancellationToken) => OperatorCall.RunAsync(
            parsed,
            data,
            async (client, terminal) =>
            {
                var (answer, problem) = await client.AskAsync(HttpMethod.Get, AuditExamination.Path, null, cancellationToken);
                if (problem is not null)
                {
                    return terminal.Refuse(problem);
                }

                var found = AuditExamination.Of(answer!);
                if (parsed.GetValue(json))
                {
                    terminal.Raw(answer!.ToJsonString());
                }
                else if (found.Level == DiagnosisLevel.Ok)
                {
                    terminal.Ok(found.Found);
                    terminal.Plain((string)answer!["hash"]!);
                }
                else
                {
                    terminal.Fail(found.Found, found.Fix);
                }

                return found.Level == DiagnosisLevel.Ok ? ExitCodes.Ok : ExitCodes.Failed;
            },
            cancellationToken));
        return command;
    }
}
