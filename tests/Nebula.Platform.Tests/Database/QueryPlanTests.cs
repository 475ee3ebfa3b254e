using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dapper;
using Nebula.Platform.Audit;
using Nebula.Platform.Notifications.Deliveries;
using Nebula.Testing;
using Npgsql;

namespace Nebula.Platform.Tests.Database;

/// <summary>
/// No statement of the platform reads a table that grows from one end to the other. Every constant with SQL is found by reflection and
/// planned for any parameters, while the planner is kept from reading whole tables where it has a choice.
/// </summary>
public sealed partial class QueryPlanTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly HashSet<string> Growing = new(StringComparer.Ordinal)
    {
        "notification_deliveries", "notification_messages", "notification_links", "automation_runs", "automation_run_steps", "sessions", "user_addresses", "api_keys",
        "backup_runs", "event_retries", "sign_in_challenges", "external_identities", "oidc_attempts", "invites", "recovery_codes", "setting_changes", "events", "audit_log", "passkeys", "passkey_challenges",
    };

    /// <summary>They hold only what waits, which is not what grows.</summary>
    private static readonly HashSet<string> Waiting = new(StringComparer.Ordinal) { "notification_deliveries_due", "automation_runs_due", "event_retries_due", "event_retries_dead" };

    /// <summary>Statements that are not measured so, and why.</summary>
    private static readonly Dictionary<string, string> Others = new(StringComparer.Ordinal)
    {
        ["ApiKeyRows.Select"] = "Begins statements; it is none by itself.",
        ["PasskeyRows.Columns"] = "Begins statements; it is none by itself.",
        ["DeliveryLog.PageSql(all)"] = "Its filter lets through all but events of security, for whom they are not: the page is full soon.",
        ["DeadLetterService.PageSql"] = "Reads dead letters, of which the index has no others, with the event of each.",
        ["RulePreviewer.BeginSql"] = "Finds where the preview's days begin, from the newest event backwards.",
        ["InviteRows.List"] = "Open invitations, of which there is a bound.",
        ["EventMover.AppendSql"] = "Writes arrays whose types the statement does not tell.",
        ["RestoredPast.EndSql"] = "After a restore, once: everything that was under way ends.",
        ["RestoredPast.KeysSql"] = "After a restore, once: the keys that came back.",
    };

    public static TheoryData<string, string> Statements()
    {
        var data = new TheoryData<string, string>();
        var constants = typeof(AuditTrail).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.IsLiteral && field.FieldType == typeof(string))
            .Select(field => (Name: $"{field.DeclaringType!.Name}.{field.Name}", Sql: (string)field.GetRawConstantValue()!));
        foreach (var (name, sql) in constants.Concat(DeliveryPages()).Where(constant => Statement().IsMatch(constant.Sql) && !Others.ContainsKey(constant.Name)))
        {
            foreach (var part in sql.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(part => Word().Matches(part).Any(word => Growing.Contains(word.Value))))
            {
                data.Add(name, part);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Statements))]
    public async Task Statement_OnATableThatGrows_FindsItsRowsByAnIndex(string name, string sql)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await connection.ExecuteAsync("set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan");

        var names = Parameter().Matches(sql).Select(match => match.Groups[1].Value).Distinct().ToList();
        var text = Parameter().Replace(sql, match => $"${names.IndexOf(match.Groups[1].Value) + 1}");
        await ExecuteAsync(connection, $"prepare statement as {text}");
        var values = names.Count == 0 ? "" : $"({string.Join(", ", names.Select(_ => "null"))})";
        var plan = JsonDocument.Parse((await ExecuteAsync(connection, $"explain (format json) execute statement{values}"))!).RootElement[0].GetProperty("Plan");

        var whole = new List<string>();
        Walk(plan, limited: false, whole);
        Assert.True(whole.Count == 0, $"{name} reads {string.Join(", ", whole)} whole:\n{sql}\n{plan}");
    }

    // Not over Dapper, which would look for parameters of its own.
    private static async Task<string?> ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { AllResultTypesAreUnknown = true };
        return (string?)await command.ExecuteScalarAsync();
    }

    private static IEnumerable<(string Name, string Sql)> DeliveryPages()
    {
        var id = Guid.Empty;
        var queries = new (string Name, DeliveryQuery Query)[]
        {
            ("all", new DeliveryQuery()),
            ("channel", new DeliveryQuery { Channel = id }),
            ("rule", new DeliveryQuery { Rule = id }),
            ("event", new DeliveryQuery { Event = id }),
            ("state", new DeliveryQuery { State = DeliveryState.Failed }),
            ("reason", new DeliveryQuery { Reason = DeliveryReason.Duplicate }),
            ("story", new DeliveryQuery { Story = "a" }),
            ("before", new DeliveryQuery { Before = 7 }),
        };
        return queries.Select(query => ($"DeliveryLog.PageSql({query.Name})", DeliveryLog.PageSql(query.Query)));
    }

    /// <summary>A scan without a condition on its index reads all there is, unless it ends at a limit.</summary>
    private static void Walk(JsonElement node, bool limited, List<string> whole)
    {
        var type = node.GetProperty("Node Type").GetString()!;
        var table = node.TryGetProperty("Relation Name", out var relation) ? relation.GetString()! : "";
        var seeks = node.TryGetProperty("Index Cond", out _) || node.TryGetProperty("Recheck Cond", out _) || node.TryGetProperty("TID Cond", out _)
            || (node.TryGetProperty("Index Name", out var index) && Waiting.Contains(index.GetString()!));
        if (type.EndsWith("Scan", StringComparison.Ordinal) && Growing.Contains(table) && !seeks && !(limited && type.StartsWith("Index", StringComparison.Ordinal) && !node.TryGetProperty("Filter", out _)))
        {
            whole.Add($"{table} ({type})");
        }

        if (!node.TryGetProperty("Plans", out var children))
        {
            return;
        }

        // A sort or an aggregate wants all before it gives the first.
        var still = type switch
        {
            "Limit" => true,
            "Sort" or "Incremental Sort" or "Aggregate" or "WindowAgg" or "Hash" => false,
            _ => limited,
        };
        foreach (var child in children.EnumerateArray())
        {
            Walk(child, still, whole);
        }
    }

    [GeneratedRegex(@"^\s*(select|with|update|delete)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<!@)@(\w+)")]
    private static partial Regex Parameter();
}
