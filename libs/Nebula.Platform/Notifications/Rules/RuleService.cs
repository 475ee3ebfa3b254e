using System.Text.Json;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Events;
using Nebula.Platform.Identity;
using Nebula.Platform.Json;
using Npgsql;

namespace Nebula.Platform.Notifications.Rules;

/// <summary>The rules for rules. One that is saved by somebody who may not see events of security does not tell of them.</summary>
public sealed class RuleService(NpgsqlDataSource database, TimeProvider time)
{
    private const int MaxRules = 100;

    public async Task<RuleList> ListAsync(IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var channels = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        return new RuleList([.. (await RuleStore.ListAsync(connection, null, visible, cancellationToken)).Select(row => row.ToRule(channels))]);
    }

    public async Task<Result<Rule>> FindAsync(Guid id, IReadOnlyList<EventCategory> visible, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var channels = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        return await RuleStore.ListAsync(connection, id, visible, cancellationToken) is [var row] ? row.ToRule(channels) : NotFound(id);
    }

    public Task<Result<Rule>> CreateAsync(RuleInput input, Principal caller, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        input,
        async (connection, rule, channels) =>
        {
            if (await RuleStore.CountAsync(connection, cancellationToken) >= MaxRules)
            {
                return Error.Conflict("rule_limit", $"There are {MaxRules} rules, which is the most there can be.");
            }

            var now = time.GetUtcNow();
            var row = ToRow(Guid.CreateVersion7(now), rule, caller, 1, now, now, actor);
            await RuleStore.InsertAsync(connection, row, cancellationToken);
            var made = row.ToRule(channels);
            await WriteAsync(connection, actor, AuditActions.NotificationRuleCreated, null, made, cancellationToken);
            return made;
        },
        cancellationToken);

    /// <summary>Replaces a rule if it is still the version that the caller saw.</summary>
    public Task<Result<Rule>> UpdateAsync(Guid id, int version, RuleInput input, Principal caller, Actor actor, CancellationToken cancellationToken) => ChangeAsync(
        input,
        async (connection, rule, channels) =>
        {
            if (await RuleStore.LockAsync(connection, id, cancellationToken) is not { } before)
            {
                return NotFound(id);
            }

            if (before.Version != version)
            {
                return Error.Conflict("rule_changed", $"{before.UpdatedBy} changed the rule meanwhile: it is version {before.Version}, not {version}. Load it again.");
            }

            var row = ToRow(id, rule, caller, version + 1, before.CreatedAt, time.GetUtcNow(), actor);
            await RuleStore.UpdateAsync(connection, row, cancellationToken);
            var after = row.ToRule(channels);
            await WriteAsync(connection, actor, AuditActions.NotificationRuleUpdated, before.ToRule(channels), after, cancellationToken);
            return after;
        },
        cancellationToken);

    public async Task<Result> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (await RuleStore.LockAsync(connection, id, cancellationToken) is not { } before)
        {
            return NotFound(id);
        }

        await RuleStore.DeleteAsync(connection, id, cancellationToken);
        var channels = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        await WriteAsync(connection, actor, AuditActions.NotificationRuleDeleted, before.ToRule(channels), null, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }

    /// <summary>What is wrong with the channels that a rule names; null when nothing is.</summary>
    internal static Error? FaultOf(RuleInput rule, IReadOnlyDictionary<Guid, RuleChannel> channels)
    {
        var unknown = rule.ChannelIds.Where(id => !channels.ContainsKey(id)).ToList();
        return unknown.Count == 0
            ? null
            : Error.Invalid(
                "rule_invalid",
                $"The rule is not valid. channelIds: there is no channel {unknown[0]}.",
                [.. unknown.Select(id => new FieldError("channelIds", $"There is no channel {id}."))]);
    }

    private async Task<Result<Rule>> ChangeAsync(
        RuleInput input,
        Func<NpgsqlConnection, RuleInput, IReadOnlyDictionary<Guid, RuleChannel>, Task<Result<Rule>>> change,
        CancellationToken cancellationToken)
    {
        var read = RuleValidator.Read(input);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var channels = await RuleStore.ReadChannelsAsync(connection, cancellationToken);
        if (FaultOf(read.Value, channels) is { } fault)
        {
            return fault;
        }

        try
        {
            var changed = await change(connection, read.Value, channels);
            if (changed.IsSuccess)
            {
                await transaction.CommitAsync(cancellationToken);
            }

            return changed;
        }
        catch (PostgresException exception) when (exception is { SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "notification_rules_name" })
        {
            return Error.Conflict("rule_name_taken", "There is a rule with this name already.");
        }
    }

    private static RuleRow ToRow(Guid id, RuleInput rule, Principal caller, int version, DateTimeOffset createdAt, DateTimeOffset now, Actor actor) => new()
    {
        Id = id,
        Name = rule.Name,
        Enabled = rule.Enabled,
        Definition = JsonSerializer.Serialize(rule, NebulaJson.Options),
        ChannelIds = [.. rule.ChannelIds],
        TellsSecurity = caller.Has(Permissions.AuditRead),
        Version = version,
        CreatedAt = createdAt,
        UpdatedAt = now,
        UpdatedBy = actor.Name,
    };

    private async Task WriteAsync(NpgsqlConnection connection, Actor actor, string action, Rule? before, Rule? after, CancellationToken cancellationToken)
    {
        var entry = new AuditEntry(actor, action, AuditOutcome.Done)
        {
            Target = $"rule:{(after ?? before)!.Id}",
            TargetName = (after ?? before)!.Name,
            Before = before,
            After = after,
        };
        await AuditTrail.AppendAsync(connection, entry, time.GetUtcNow(), cancellationToken);
    }

    private static Error NotFound(Guid id) => Error.NotFound("rule_not_found", $"There is no notification rule with the id {id}.");
}
