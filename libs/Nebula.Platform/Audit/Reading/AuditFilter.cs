using Dapper;

namespace Nebula.Platform.Audit.Reading;

/// <summary>A query as SQL: each condition only where it is asked for, so that the planner sees which index serves.</summary>
internal static class AuditFilter
{
    /// <summary>Conditions, each beginning with "and", and their parameters.</summary>
    public static (string Sql, DynamicParameters Parameters) Of(AuditQuery query)
    {
        var parameters = new DynamicParameters();
        var sql = "";
        Add("Actor", query.Actor, "(actor_name = @Actor or actor_id = @Actor)");
        Add("Action", query.Action, "action = @Action");
        Add("Target", query.Target, "target = @Target");
        Add("Outcome", query.Outcome is { } outcome ? AuditTrail.Text(outcome) : null, "outcome = @Outcome");
        Add("From", query.From?.ToUniversalTime(), "occurred_at >= @From");
        Add("To", query.To?.ToUniversalTime(), "occurred_at < @To");
        Add(
            "Text",
            query.Text is { } text ? $"%{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%" : null,
            "(concat_ws(' ', actor_name, address, action, target, target_name, detail, trace_id) ilike @Text or before_value::text ilike @Text or after_value::text ilike @Text)");
        return (sql, parameters);

        void Add(string name, object? value, string condition)
        {
            if (value is not null)
            {
                parameters.Add(name, value);
                sql += $" and {condition}";
            }
        }
    }
}
