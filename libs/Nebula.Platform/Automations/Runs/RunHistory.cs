using Nebula.Platform.Automations.Storage;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Npgsql;

namespace Nebula.Platform.Automations.Runs;

/// <summary>What automations did. A run is shown to those who may see its event.</summary>
public sealed class RunHistory
{
    public const int MaxPage = 100;

    private readonly NpgsqlDataSource _database;
    private readonly AutomationStore _store;
    private readonly RunStore _runs;

    internal RunHistory(NpgsqlDataSource database, AutomationStore store, RunStore runs) => (_database, _store, _runs) = (database, store, runs);

    public async Task<Result<AutomationRunPage>> ListAsync(
        Guid automation, IReadOnlyList<EventCategory> visible, Guid? before, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > MaxPage)
        {
            return Error.Invalid("query_invalid", "The query parameter limit is not valid.", new FieldError("limit", $"It must be 1 to {MaxPage}."));
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        if (await _store.FindAsync(connection, automation, lockRow: false, cancellationToken) is null)
        {
            return AutomationService.NotFound();
        }

        var rows = await _runs.ReadHistoryAsync(connection, automation, visible, before, limit + 1, cancellationToken);
        var page = rows.Take(limit).ToList();
        var steps = await _runs.ReadStepsAsync(connection, [.. page.Select(run => run.Id)], cancellationToken);
        return new AutomationRunPage([.. page.Select(run => run.ToRun(steps[run.Id]))], rows.Count > limit ? page[^1].Id : null);
    }
}
