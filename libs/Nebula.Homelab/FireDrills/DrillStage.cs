using System.Net;
using System.Security.Cryptography;
using Dapper;
using Nebula.Homelab.Status.Checks.Http;
using Nebula.Homelab.Status.Monitors;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Scheduling;
using Nebula.Platform.Events.Dispatch;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Notifications.Deliveries;
using Npgsql;
using Monitor = Nebula.Homelab.Status.Monitors.Monitor;

namespace Nebula.Homelab.FireDrills;

/// <summary>
/// The monitor of a drill in the database. It is checked by the scheduler of the process that runs the drill, because its target is there,
/// and judged and told like any other. Afterwards nothing is left of it but what was sent.
/// </summary>
internal sealed class DrillStage(NpgsqlDataSource database, StatusRecorder recorder, ClaimKeeper claims, OutboxSignal outbox, TimeProvider time)
{
    public const string Title = "Fire drill is down";

    // No slug has a colon: no monitor of anybody's has such a key. Each drill has its own, or the alert of the next would be a repeat.
    private const string Key = "fire:drill";

    private const string Name = "Fire drill";

    private const string ClaimSql =
        """
        update monitors set drill = true where no = @no;
        insert into monitor_claims (monitor_no, owner, token) values (@no, @owner, nextval('status_fence'))
        """;

    private const string StateSql = "select own_state as State, own_reason as Reason from monitor_states where monitor_no = @no";

    private const string IncidentSql =
        """
        select id as Id, title as Title, reason as Reason, started_at as StartedAt, resolved_at as ResolvedAt
        from incidents where monitor_ids @> array[@id::uuid] order by started_at desc limit 1
        """;

    private const string LeftSql = "select id as Id, no as No from monitors where drill";

    private const string StoriesSql = "select id from incidents where monitor_ids && @ids";

    private const string DeleteSql =
        """
        delete from check_results where monitor_no = any(@nos);
        delete from check_minutes where monitor_no = any(@nos);
        delete from check_hours where monitor_no = any(@nos);
        delete from check_days where monitor_no = any(@nos);
        delete from state_intervals where monitor_no = any(@nos);
        delete from incidents where monitor_ids && @ids;
        delete from monitors where id = any(@ids)
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(150);

    private readonly MonitorStore _store = new();

    /// <summary>How the root of a drill's incident begins, as rules name it.</summary>
    public static string Root { get; } = Status.States.Verdict.RootOfService(Key);

    /// <summary>A monitor that is checked every second and believed at once.</summary>
    public async Task<Monitor> SetUpAsync(IPEndPoint target, CancellationToken cancellationToken)
    {
        var now = PostgresTime.Truncate(time.GetUtcNow());
        var monitor = new Monitor
        {
            Id = Guid.CreateVersion7(now),
            Key = $"{Key}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}",
            Source = MonitorSource.Page,
            Name = Name,
            Group = Name,
            Tags = [],
            Public = false,
            DependsOn = [],
            IntervalSeconds = 1,
            TimeoutSeconds = 1,
            Retries = 0,
            RecoverAfter = 1,
            Check = new HttpCheck { Url = new Uri($"http://{target}/"), FollowRedirects = false }.ToInput(),
            Paused = false,
            Version = 1,
            CreatedAt = now,
            UpdatedAt = now,
        };
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        var no = await _store.InsertAsync(connection, monitor, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(ClaimSql, new { no, owner = claims.Worker }, cancellationToken: cancellationToken));
        await transaction.CommitAsync(cancellationToken);
        return monitor with { No = no };
    }

    /// <summary>The state and what was seen; nulls before the first check.</summary>
    public async Task<(string? State, string? Reason)> ReadStateAsync(int no, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<(string?, string?)>(new CommandDefinition(StateSql, new { no }, cancellationToken: cancellationToken));
    }

    public async Task<DrillIncident?> FindIncidentAsync(Guid monitor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await connection.QuerySingleOrDefaultAsync<DrillIncident>(new CommandDefinition(IncidentSql, new { id = monitor }, cancellationToken: cancellationToken));
    }

    public async Task<IReadOnlyList<Delivery>> ReadToldAsync(string story, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await ToldStory.ReadAsync(connection, story, cancellationToken);
    }

    /// <summary>
    /// Takes away whatever drills have left. An incident that is still open is first ended and told so: a message that says "down" would
    /// say it for ever.
    /// </summary>
    public async Task ClearAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var left = (await connection.QueryAsync<(Guid Id, int No)>(new CommandDefinition(LeftSql, cancellationToken: cancellationToken))).ToList();
        if (left.Count == 0)
        {
            return;
        }

        var (ids, nos) = (left.Select(monitor => monitor.Id).ToArray(), left.Select(monitor => monitor.No).ToArray());
        await RetireAsync(connection, ids, cancellationToken);
        var stories = (await connection.QueryAsync<Guid>(new CommandDefinition(StoriesSql, new { ids }, cancellationToken: cancellationToken)))
            .Select(IncidentStory.Of).ToList();
        await AwaitToldAsync(connection, stories, cancellationToken);

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        await connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { ids, nos }, cancellationToken: cancellationToken));
        foreach (var story in stories)
        {
            await ToldStory.ForgetAsync(connection, story, time.GetUtcNow(), cancellationToken);
        }

        await recorder.JudgeWithinAsync(connection, definitionsChanged: true, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task RetireAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        await _store.RetireAsync(connection, ids, PostgresTime.Truncate(time.GetUtcNow()), cancellationToken);
        await recorder.JudgeWithinAsync(connection, definitionsChanged: true, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        outbox.Raise();
    }

    private async Task AwaitToldAsync(NpgsqlConnection connection, List<string> stories, CancellationToken cancellationToken)
    {
        var until = time.GetUtcNow() + Patience;
        foreach (var story in stories)
        {
            while (time.GetUtcNow() < until && !await IsToldAsync(connection, story, cancellationToken))
            {
                await Task.Delay(LookEvery, time, cancellationToken);
            }
        }
    }

    // What waits for the end of quiet hours is not waited for.
    private async Task<bool> IsToldAsync(NpgsqlConnection connection, string story, CancellationToken cancellationToken)
    {
        if (!await ToldStory.IsOverAsync(connection, story, cancellationToken))
        {
            return false;
        }

        var told = await ToldStory.ReadAsync(connection, story, cancellationToken);
        var isEndPlanned = told.All(delivery => delivery.State == DeliveryState.NotSent) || told.Any(delivery => delivery.Type == "incident.resolved");
        return isEndPlanned && !told.Any(delivery => delivery.State == DeliveryState.Waiting && delivery.Reason != DeliveryReason.QuietHours);
    }
}
