using System.Globalization;
using System.Text.Json.Nodes;
using Nebula.Cli.Operating;

namespace Nebula.Cli.Diagnostics;

/// <summary>How old the last backup is, and whether one is missed.</summary>
internal static class BackupExamination
{
    public const string Path = "/api/backups";

    private const string Name = "backup";

    private static readonly TimeSpan Old = TimeSpan.FromDays(8);

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
            return [problem is null ? Of(answer!, TimeProvider.System.GetUtcNow()) : Diagnosis.Fail(Name, problem.What, problem.Fix)];
        }
    }

    public static Diagnosis Of(JsonNode answer, DateTimeOffset now)
    {
        var made = (DateTimeOffset?)answer["lastMadeAt"];
        var age = made is { } at ? $"the last is {Age(now - at)} old" : "there is none";
        if ((string?)answer["last"]?["error"] is { } error)
        {
            return Diagnosis.Fail(Name, $"the last attempt failed: {error} ({age})", "./nebula logs functions tells more; the page Backups makes one now.");
        }

        if ((DateTimeOffset?)answer["overdueSince"] is { } overdue)
        {
            return Diagnosis.Fail(
                Name,
                string.Create(CultureInfo.InvariantCulture, $"the one of {overdue.UtcDateTime:yyyy-MM-dd HH:mm} UTC is overdue; {age}"),
                "./nebula logs functions tells why; the page Backups makes one now.");
        }

        if ((string?)answer["schedule"] is null)
        {
            return made is { } last && now - last < Old
                ? Diagnosis.Ok(Name, $"{age}; no schedule is set")
                : Diagnosis.Warn(Name, $"{age}, and no schedule is set", "Set NEBULA_BACKUP_SCHEDULE, such as 15 3 * * *, or run ./nebula backup FILE.");
        }

        return (string?)answer["obstacle"] is { } obstacle
            ? Diagnosis.Fail(Name, $"none can be made: {obstacle} ({age})", "docs/backup.md tells what a schedule needs.")
            : Diagnosis.Ok(Name, string.Create(CultureInfo.InvariantCulture, $"{age}; next {(DateTimeOffset)answer["next"]!:yyyy-MM-dd HH:mm} UTC"));
    }

    private static string Age(TimeSpan age) => age.TotalHours < 48
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0, age.TotalHours):0} h")
        : string.Create(CultureInfo.InvariantCulture, $"{age.TotalDays:0} days");
}
