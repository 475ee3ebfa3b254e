using System.Globalization;
using System.Text;

namespace Nebula.Homelab.Status.Metrics;

/// <summary>Writes metrics as text: each family once, with all its samples behind it, as both formats want it.</summary>
internal sealed class MetricText(MetricFormat format)
{
    private readonly StringBuilder _text = new();

    private string _name = "";

    /// <param name="labels">Names and values; one without a value is left out, which means the same.</param>
    public static string Labels(params ReadOnlySpan<(string Name, string? Value)> labels)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append(text.Length > 0 ? "," : "").Append(name).Append("=\"").Append(Escape(value)).Append('"');
            }
        }

        return text.ToString();
    }

    /// <param name="name">Of the samples; a counter's ends in <c>_total</c>.</param>
    /// <param name="isCounter">It only grows, else it is a gauge.</param>
    /// <param name="help">One line.</param>
    public void Begin(string name, string help, bool isCounter = false)
    {
        _name = name;

        // OpenMetrics names a counter's family without the suffix of its samples.
        var family = isCounter && format == MetricFormat.OpenMetrics ? name[..^"_total".Length] : name;
        _text.Append("# HELP ").Append(family).Append(' ').Append(help).Append('\n');
        _text.Append("# TYPE ").Append(family).Append(isCounter ? " counter\n" : " gauge\n");
    }

    public void Add(string labels, double value)
    {
        _text.Append(_name);
        if (labels.Length > 0)
        {
            _text.Append('{').Append(labels).Append('}');
        }

        _text.Append(' ').Append(value.ToString("R", CultureInfo.InvariantCulture)).Append('\n');
    }

    /// <summary>Adds a sample where there is a value.</summary>
    public void Add(string labels, double? value)
    {
        if (value is { } known)
        {
            Add(labels, known);
        }
    }

    public override string ToString() => format == MetricFormat.OpenMetrics ? $"{_text}# EOF\n" : _text.ToString();

    private static string Escape(string value) =>
        value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
}
