using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Events.Kinds;
using Nebula.Platform.Outbound;
using Nebula.Platform.Secrets.Masking;
using Nebula.Platform.Settings;
using Npgsql;
using StackExchange.Redis;

namespace Nebula.Platform.Integrations;

/// <summary>The outside systems: which there are, how they stand, and a test of one.</summary>
public sealed partial class IntegrationService(
    NpgsqlDataSource database,
    IEnumerable<IIntegration> known,
    IEnumerable<IIntegrationSource> sources,
    SettingService settings,
    SecretMask mask,
    TimeProvider time,
    ILogger<IntegrationService> logger)
{
    private const int MaxDetail = 500;

    // Longer than a system needs that is well, shorter than a person waits.
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);

    private readonly TestStore _store = new();

    public async Task<IntegrationList> ListAsync(CancellationToken cancellationToken)
    {
        var all = await AllAsync(cancellationToken);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var tests = await _store.ReadAsync(connection, all.Select(integration => integration.Description.Id), cancellationToken);
        var changes = settings.List().Settings.ToDictionary(setting => setting.Key, setting => setting.ChangedAt, StringComparer.Ordinal);
        return new IntegrationList([.. all.Select(integration => Show(integration, tests.GetValueOrDefault(integration.Description.Id), changes))]);
    }

    /// <summary>Calls the system and keeps what was seen.</summary>
    public async Task<Result<Integration>> TestAsync(string id, Actor actor, CancellationToken cancellationToken)
    {
        if ((await AllAsync(cancellationToken)).FirstOrDefault(integration => integration.Description.Id == id) is not { } integration)
        {
            return Error.NotFound("integration_not_found", "There is no such integration.");
        }

        if (integration.Missing.Count > 0)
        {
            return Error.Conflict("integration_not_configured", $"{integration.Description.Name} is not set up: {string.Join(" or ", integration.Missing)} is missing.");
        }

        if (integration.IsUntried)
        {
            return Error.Conflict("integration_untried", $"{integration.Description.Name} was not used yet, so that there is nothing to see. {integration.Description.HowTo}");
        }

        var row = await TryAsync(integration, actor.Name, cancellationToken);
        return Show(integration, await SaveAsync(integration, row, actor, cancellationToken), []);
    }

    /// <summary>Looks at everything that is set up, one after the other.</summary>
    public async Task TestAllAsync(CancellationToken cancellationToken)
    {
        foreach (var integration in (await AllAsync(cancellationToken)).Where(integration => integration.Missing.Count == 0 && !integration.IsUntried))
        {
            var row = await TryAsync(integration, Actor.Nebula.Name, cancellationToken);
            await SaveAsync(integration, row, null, cancellationToken);
        }
    }

    private async Task<List<IIntegration>> AllAsync(CancellationToken cancellationToken)
    {
        var all = known.ToList();
        foreach (var source in sources)
        {
            all.AddRange(await source.ListAsync(cancellationToken));
        }

        return all;
    }

    private async Task<TestRow> TryAsync(IIntegration integration, string by, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var answer = await AskAsync(integration, cancellationToken);
        return new TestRow
        {
            Id = integration.Description.Id,
            TestedAt = time.GetUtcNow(),
            TestedBy = by,
            Works = answer.Works,
            Detail = Limit(mask.Apply(answer.Detail)),
            TookMs = (int)time.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    private async Task<IntegrationAnswer> AskAsync(IIntegration integration, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Longest, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await integration.TestAsync(both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new IntegrationAnswer(false, $"no answer within {Longest.TotalSeconds:0} s");
        }
        catch (Exception exception) when (IsOfTheOtherSide(exception) && !cancellationToken.IsCancellationRequested)
        {
            return new IntegrationAnswer(false, exception.Message);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // A mistake of ours is no news of the system, and its words are for the log.
            LogBroken(exception, integration.Description.Id);
            return new IntegrationAnswer(false, $"the test itself broke ({exception.GetType().Name}); the log of the functions has why");
        }
    }

    private async Task<TestRow> SaveAsync(IIntegration integration, TestRow row, Actor? asker, CancellationToken cancellationToken)
    {
        var (id, name) = (integration.Description.Id, integration.Description.Name);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var before = (await _store.ReadAsync(connection, [id], cancellationToken)).GetValueOrDefault(id);
        await _store.SaveAsync(connection, row, cancellationToken);
        if (before?.Works ?? true ? !row.Works : row.Works)
        {
            await EventOutbox.AppendAsync(connection, new IntegrationChanged(id, name, row.Works, row.Detail), asker?.Name, row.TestedAt, cancellationToken);
        }

        if (asker is not null)
        {
            var entry = new AuditEntry(asker, AuditActions.IntegrationTested, AuditOutcome.Done)
            {
                Target = $"integration:{id}",
                TargetName = name,
                After = row.ToTest(),
            };
            await AuditTrail.AppendAsync(connection, entry, row.TestedAt, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return row with { FailingSince = row.Works ? null : before?.FailingSince ?? row.TestedAt };
    }

    // A test from before a setting was changed says nothing of what is set now.
    private static Integration Show(IIntegration integration, TestRow? test, Dictionary<string, DateTimeOffset?> changes)
    {
        var description = integration.Description;
        var counts = test is not null && !integration.IsUntried && description.Settings.All(key => changes.GetValueOrDefault(key) is not { } changed || changed <= test.TestedAt);
        var state = (integration.Missing.Count, counts, test?.Works) switch
        {
            ( > 0, _, _) => IntegrationState.NotConfigured,
            (_, false, _) => IntegrationState.Untested,
            (_, _, true) => IntegrationState.Ready,
            _ => IntegrationState.Failing,
        };
        return new Integration
        {
            Id = description.Id,
            Name = description.Name,
            Purpose = description.Purpose,
            State = state,
            FailingSince = state == IntegrationState.Failing ? test?.FailingSince : null,
            Missing = integration.Missing,
            Settings = description.Settings,
            HowTo = description.HowTo,
            Link = description.Link,
            Scopes = description.Scopes,
            LastTest = test?.ToTest(),
        };
    }

    private static bool IsOfTheOtherSide(Exception exception) =>
        exception is DbException or RedisException or HttpRequestException or IOException or SocketException or TimeoutException or OutboundRefusedException;

    [LoggerMessage(LogLevel.Error, "The test of the integration {Integration} broke.")]
    private partial void LogBroken(Exception exception, string integration);

    // Words of strangers: PostgreSQL takes neither NUL nor half a character.
    private static string Limit(string text) =>
        string.Concat((text.Length <= MaxDetail ? text : $"{text[..(MaxDetail - 1)]}…").EnumerateRunes()).Replace('\0', '\uFFFD');
}
