using Nebula.Platform.Audit;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>
/// Takes monitors over from Uptime Kuma: all that can be, in one transaction, and a line for each that says what became of it. Taken over
/// twice they are there once: one with the same name that checks the same is left out.
/// </summary>
public sealed class MonitorImport(MonitorService monitors)
{
    private const string Twice = "A monitor of this name that checks the same is there already.";

    /// <summary>What would become of each; nothing is kept.</summary>
    public async Task<Result<ImportReport>> PreviewAsync(MonitorImportInput input, CancellationToken cancellationToken)
    {
        var plan = Plan(input);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        var isNew = await monitors.FindNewAsync(DraftsOf(plan.Value), cancellationToken);
        return Report(plan.Value, isNew, _ => null);
    }

    public async Task<Result<ImportReport>> ImportAsync(MonitorImportInput input, Actor actor, CancellationToken cancellationToken)
    {
        var plan = Plan(input);
        if (!plan.IsSuccess)
        {
            return plan.Error;
        }

        var made = await monitors.CreateAllAsync(DraftsOf(plan.Value), actor, cancellationToken);
        return made.IsSuccess ? Report(plan.Value, [.. made.Value.Select(monitor => monitor is not null)], number => made.Value[number]!.Key) : made.Error;
    }

    private static Result<List<(ImportedMonitor Line, MonitorDraft? Draft)>> Plan(MonitorImportInput input)
    {
        var export = KumaExport.Read(input.Text);
        if (!export.IsSuccess)
        {
            return export.Error;
        }

        var mapping = new KumaMapping(export.Value);
        return export.Value.Select(mapping.Map).ToList();
    }

    private static List<(MonitorDraft Draft, bool Paused)> DraftsOf(IEnumerable<(ImportedMonitor Line, MonitorDraft? Draft)> plan) =>
        [.. plan.Where(item => item.Draft is not null).Select(item => (item.Draft!, item.Line.Paused))];

    /// <param name="plan">The lines, with a draft each or not.</param>
    /// <param name="isNew">Of each draft: whether there is no such monitor yet.</param>
    /// <param name="keyOf">The key of a draft's monitor, by the draft's number.</param>
    private static ImportReport Report(
        IEnumerable<(ImportedMonitor Line, MonitorDraft? Draft)> plan, IReadOnlyList<bool> isNew, Func<int, string?> keyOf)
    {
        List<ImportedMonitor> lines = [];
        var number = 0;
        foreach (var (line, draft) in plan)
        {
            if (draft is null)
            {
                lines.Add(line);
                continue;
            }

            lines.Add(isNew[number]
                ? line with { Key = keyOf(number) }
                : line with { Outcome = ImportOutcome.NotImported, Notes = [Twice], Monitor = null, Paused = false });
            number++;
        }

        return new ImportReport(lines);
    }
}
