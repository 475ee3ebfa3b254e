using System.Globalization;
using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Diagnostics;

/// <summary>Has the running functions walk the audit log.</summary>
internal static class AuditExamination
{
    public const string Path = "/api/audit/verification";

    private const string Name = "audit log";

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
        var rows = ((long)answer["rows"]!).ToString("N0", CultureInfo.InvariantCulture);
        if (!(bool)answer["intact"]!)
        {
            return Diagnosis.Fail(
                Name,
                $"is not what was written: {(string?)answer["fault"]?["detail"]}",
                $"The first {rows} entries hold. Compare with a backup; the functions' log has the anchors (\"The audit log ends with\").");
        }

        var anchored = (long)answer["anchoredSeq"]!;
        return Diagnosis.Ok(Name, $"{rows} entries, each chained to the one before; {(anchored == 0 ? "not yet anchored" : $"anchored up to {anchored.ToString("N0", CultureInfo.InvariantCulture)}")}");
    }
}
