using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Diagnostics;

/// <summary>Whether every stored secret opens, and whether a rotation is still under way.</summary>
internal static class SecretsExamination
{
    public const string Path = "/api/secrets/keys";

    private const string Name = "secrets";

    public static async Task<IEnumerable<Diagnosis>> RunAsync(DoctorContext context, CancellationToken cancellationToken)
    {
        var (client, closed) = await OperatorClient.OpenAsync(context.Data, cancellationToken);
        using (client)
        {
            if (client is null)
            {
                return [Diagnosis.Ok(Name, $"not examined: {closed!.What}")];
            }

            var (answer, problem) = await client.AskAsync(HttpMethod.Get, Path, null, cancellationToken);
            return [problem is null ? Of(answer!) : Diagnosis.Fail(Name, problem.What, problem.Fix)];
        }
    }

    public static Diagnosis Of(JsonNode answer)
    {
        var current = (string)answer["current"]!;
        var keys = answer["keys"]!.AsArray().Select(key => (Id: (string)key!["id"]!, Values: (long)key["values"]!, IsPresent: (bool)key["isPresent"]!)).ToList();
        var missing = keys.Where(key => !key.IsPresent).ToList();
        if (missing.Count > 0)
        {
            return Diagnosis.Fail(
                Name,
                $"{missing.Sum(key => key.Values)} value(s) do not open: the key {string.Join(", ", missing.Select(key => key.Id))} is missing",
                "Put the key file that has it back, or set those secrets anew.");
        }

        if ((bool)answer["isUnfinished"]!)
        {
            return Diagnosis.Warn(
                Name,
                $"a rotation is unfinished: {keys.Where(key => key.Id != current).Sum(key => key.Values)} value(s) are still sealed with an old key; all open",
                "It goes on by itself within a minute; ./nebula logs functions tells what hinders it.");
        }

        var old = keys.Count - 1;
        return Diagnosis.Ok(Name, $"{keys.Sum(key => key.Values)} value(s), all sealed with the key {current}{(old == 0 ? "" : $"; {old} older key(s) kept for older backups")}");
    }
}
