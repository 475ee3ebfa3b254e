using System.Globalization;
using System.Text;

namespace Nebula.Platform.Audit.Reading;

/// <summary>
/// Entries as CSV (RFC 4180). Names and details come from strangers too: a cell that a spreadsheet would take for a formula gets an
/// apostrophe before it (OWASP, CSV injection), also where white space stands before the sign.
/// </summary>
public static class AuditCsv
{
    public const string Header = "seq,at,actor_kind,actor_id,actor_name,address,action,outcome,times,target,target_name,detail,before,after,trace_id,id,hash\r\n";

    private const string Signs = "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%";

    public static string Line(AuditItem item)
    {
        string?[] cells =
        [
            item.Seq.ToString(CultureInfo.InvariantCulture),
            item.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture),
            item.Actor.Kind,
            item.Actor.Id,
            item.Actor.Name,
            item.Actor.Address,
            item.Action,
            item.Outcome.ToString().ToLowerInvariant(),
            item.Times.ToString(CultureInfo.InvariantCulture),
            item.Target,
            item.TargetName,
            item.Detail,
            item.Before?.GetRawText(),
            item.After?.GetRawText(),
            item.TraceId,
            item.Id.ToString(),
            item.Hash,
        ];
        return new StringBuilder().AppendJoin(',', cells.Select(Cell)).Append("\r\n").ToString();
    }

    private static string Cell(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var start = text.AsSpan().TrimStart();
        var safe = (start.Length > 0 && Signs.Contains(start[0], StringComparison.Ordinal)) || text[0] is '\t' or '\r' or '\n' ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
