using System.Text.RegularExpressions;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>Something that must hold of an answer: <c>json $.db.status == "up"</c>. <see cref="ConditionParser"/> makes it.</summary>
public sealed class Condition : IEquatable<Condition>
{
    private const string Nothing = "nothing";

    private readonly ConditionSubject _subject;
    private readonly ConditionOperator _operator;
    private readonly ConditionValue? _value;
    private readonly Regex? _pattern;

    internal Condition(ConditionSubject subject, ConditionOperator comparison, ConditionValue? value, Regex? pattern)
    {
        (_subject, _operator, _value, _pattern) = (subject, comparison, value, pattern);
        Text = string.Join(' ', new[] { subject.ToString(), comparison.ToText(), value?.Shown }.Where(part => part is not null));
    }

    /// <summary>The canonical text, which parses to an equal condition.</summary>
    public string Text { get; }

    internal ConditionSubject Subject => _subject;

    public bool Equals(Condition? other) => other is not null && other.Text == Text;

    public override bool Equals(object? obj) => Equals(obj as Condition);

    public override int GetHashCode() => Text.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Text;

    internal ConditionResult Evaluate(IAnswerFacts facts)
    {
        var reading = facts.Read(_subject);
        var shown = reading.Value?.Brief ?? reading.Instead ?? Nothing;
        return new ConditionResult(Text, reading.IsWhole ? shown : $"{shown} (within what is read)", Holds(reading));
    }

    private bool Holds(ConditionReading reading)
    {
        if (reading.Instead is not null)
        {
            return false;
        }

        return (_operator, reading.Value) switch
        {
            (ConditionOperator.Exists, var there) => there is not null,
            (ConditionOperator.ExistsNot, var there) => there is null,
            (ConditionOperator.NotEqual or ConditionOperator.ContainsNot or ConditionOperator.MatchesNot, null) => true,
            (_, null) => false,
            (ConditionOperator.Contains, { } there) => Contains(there),
            (ConditionOperator.ContainsNot, { } there) => reading.IsWhole && !Contains(there),
            (ConditionOperator.Matches, { } there) => Matches(there),
            (ConditionOperator.MatchesNot, { } there) => reading.IsWhole && !Matches(there),
            (_, { } there) => Compare(there),
        };
    }

    private bool Contains(ConditionValue there) => there.Text?.Contains(_value!.Value.Text!, StringComparison.Ordinal) == true;

    private bool Matches(ConditionValue there) => there.Text is { } text && _pattern!.IsMatch(text);

    // What is of another kind is not equal, and neither less nor more: "5" is not 5.
    private bool Compare(ConditionValue there)
    {
        var wanted = _value!.Value;
        if (there.Kind != wanted.Kind)
        {
            return _operator == ConditionOperator.NotEqual;
        }

        var order = there.Kind == ConditionValueKind.Text
            ? string.CompareOrdinal(there.Text, wanted.Text)
            : there.Number.CompareTo(wanted.Number);
        return _operator.Holds(order);
    }
}
