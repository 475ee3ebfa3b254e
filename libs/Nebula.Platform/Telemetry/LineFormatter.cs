using System.Globalization;
using System.Text;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using Nebula.Platform.Secrets.Masking;

namespace Nebula.Platform.Telemetry;

/// <summary>
/// One line an entry, for people and for tools alike: time, level, category, message, then <c>name=value</c> pairs with the trace id last.
/// Control characters are escaped, so that no input can forge a line or move the terminal's cursor;
/// secrets that this process has held are masked.
/// </summary>
internal sealed class LineFormatter(TimeProvider time, SecretMask mask) : ConsoleFormatter(FormatterName)
{
    public const string FormatterName = "nebula";

    private const string OriginalFormat = "{OriginalFormat}";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        var line = new StringBuilder();
        line.Append(time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        line.Append(' ').Append(LevelOf(logEntry.LogLevel)).Append(' ').Append(logEntry.Category).Append(' ');
        Escape(line, logEntry.Formatter(logEntry.State, logEntry.Exception));
        if (logEntry.State is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            foreach (var (name, value) in values.Where(value => value.Key != OriginalFormat))
            {
                Pair(line, name, value);
            }
        }

        scopeProvider?.ForEachScope(AddScope, line);
        if (logEntry.Exception is { } exception)
        {
            Pair(line, "exception", exception);
        }

        textWriter.Write(mask.Apply(line.ToString()));
        textWriter.Write('\n');
    }

    // The trace id comes in a scope of the logger factory (ActivityTrackingOptions).
    private static void AddScope(object? scope, StringBuilder line)
    {
        if (scope is IEnumerable<KeyValuePair<string, object?>> values)
        {
            foreach (var (name, value) in values.Where(value => value.Key == "TraceId"))
            {
                Pair(line, "trace", value);
            }
        }
    }

    private static void Pair(StringBuilder line, string name, object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        var needsQuotes = text.Length == 0 || text.Any(character => character is ' ' or '"' or '=' || char.IsControl(character));
        line.Append(' ').Append(name).Append('=');
        if (!needsQuotes)
        {
            line.Append(text);
            return;
        }

        line.Append('"');
        Escape(line, text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal));
        line.Append('"');
    }

    private static void Escape(StringBuilder line, string text)
    {
        foreach (var character in text)
        {
            switch (character)
            {
                case '\n':
                    line.Append("\\n");
                    break;
                case '\r':
                    break;
                case var control when char.IsControl(control) || control is '\u2028' or '\u2029':
                    line.Append(CultureInfo.InvariantCulture, $"\\u{(int)control:x4}");
                    break;
                default:
                    line.Append(character);
                    break;
            }
        }
    }

    private static string LevelOf(LogLevel level) => level switch
    {
        LogLevel.Trace => "trace",
        LogLevel.Debug => "debug",
        LogLevel.Information => "info ",
        LogLevel.Warning => "warn ",
        LogLevel.Error => "error",
        _ => "fatal",
    };
}
