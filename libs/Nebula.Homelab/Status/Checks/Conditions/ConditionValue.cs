using System.Globalization;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>A value in a condition, or what an answer has in its place.</summary>
internal readonly record struct ConditionValue
{
    private const int MaxBrief = 100;

    private readonly string _shown;

    private ConditionValue(ConditionValueKind kind, string? text, double number, string shown) =>
        (Kind, Text, Number, _shown) = (kind, text, number, shown);

    public ConditionValueKind Kind { get; }

    public string? Text { get; }

    /// <summary>Of a duration: seconds.</summary>
    public double Number { get; }

    /// <summary>As it stands in a condition: text in quotes, durations with their unit.</summary>
    public string Shown => Kind == ConditionValueKind.Text ? QuotedText.Of(Text!) : _shown;

    /// <summary>The same for a sentence: the beginning of what a stranger's server sent.</summary>
    public string Brief => PlainText.Of(
        Kind == ConditionValueKind.Text && Text!.Length > MaxBrief ? QuotedText.Of(Text[..MaxBrief] + "…") : Shown);

    public static ConditionValue Of(string text) => new(ConditionValueKind.Text, text, 0, "");

    public static ConditionValue Of(double number) =>
        new(ConditionValueKind.Number, null, number, number.ToString("R", CultureInfo.InvariantCulture));

    public static ConditionValue Of(TimeSpan duration, string shown) =>
        new(ConditionValueKind.Duration, null, duration.TotalSeconds, shown);

    public static ConditionValue Of(bool truth) => new(ConditionValueKind.Truth, null, truth ? 1 : 0, truth ? "true" : "false");

    public static ConditionValue Null { get; } = new(ConditionValueKind.Null, null, 0, "null");

    /// <summary>A JSON array or object: it is there and can be counted, but equals nothing that a condition can write.</summary>
    public static ConditionValue Structure(string json) => new(ConditionValueKind.Structure, json, 0, json);
}
