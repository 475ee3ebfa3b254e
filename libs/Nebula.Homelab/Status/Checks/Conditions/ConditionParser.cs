using System.Globalization;
using System.Text.RegularExpressions;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>
/// Reads a condition: a subject, an operator, a value. <c>time &lt; 300ms</c>, <c>header Content-Type contains "json"</c>,
/// <c>json $.items count >= 3</c>, <c>json $.error !exists</c>.
/// </summary>
internal sealed class ConditionParser
{
    public const int MaxLength = 500;

    private const int MaxPattern = 200;

    private readonly ConditionScanner _scanner;
    private readonly IReadOnlyCollection<string> _subjects;
    private readonly string _type;

    private ConditionParser(string text, IReadOnlyCollection<string> subjects, string type) =>
        (_scanner, _subjects, _type) = (new ConditionScanner(text), subjects, type);

    /// <param name="text">What somebody wrote.</param>
    /// <param name="subjects">What the check's type can look at.</param>
    /// <param name="type">The type, for the message.</param>
    /// <returns>The condition, or an error that names the column and says what would be right.</returns>
    public static Result<Condition> Parse(string text, IReadOnlyCollection<string> subjects, string type)
    {
        if (text.Length > MaxLength)
        {
            return Error.Invalid("condition_invalid", $"A condition has at most {MaxLength} characters.");
        }

        try
        {
            return new ConditionParser(text, subjects, type).Read();
        }
        catch (ConditionException problem)
        {
            return Error.Invalid("condition_invalid", $"Column {problem.Column}: {problem.Message}");
        }
    }

    private Condition Read()
    {
        var subject = ReadSubject();
        var column = _scanner.Column;
        var word = _scanner.Word();
        var comparison = ConditionOperators.Find(word)
            ?? throw new ConditionException(column, $"{Named(word)} is not an operator; it must be {ConditionOperators.All}.");
        RefuseUnfit(subject, comparison, column);
        if (!comparison.TakesValue())
        {
            _scanner.End();
            return new Condition(subject, comparison, null, null);
        }

        column = _scanner.Column;
        var value = ReadValue(KindOf(subject, comparison));
        _scanner.End();
        return new Condition(subject, comparison, value, PatternOf(comparison, value, column));
    }

    private ConditionSubject ReadSubject()
    {
        var column = _scanner.Column;
        var name = _scanner.Word();
        if (!_subjects.Contains(name))
        {
            throw new ConditionException(
                column, $"A check of type {_type} does not know {Named(name)}; it knows {string.Join(", ", _subjects)}.");
        }

        return name switch
        {
            SubjectNames.Header => new(name, ReadHeaderName(), Counts: false),
            SubjectNames.Json => new(name, ReadJsonPath(), _scanner.TryWord("count")),
            _ => new(name, null, Counts: false),
        };
    }

    private string ReadHeaderName()
    {
        var column = _scanner.Column;
        var name = _scanner.Word();
        return name.Length > 0 && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.')
            ? name
            : throw new ConditionException(column, "The header's name is needed, such as header Content-Type contains \"json\".");
    }

    private string ReadJsonPath()
    {
        var column = _scanner.Column;
        var text = _scanner.Path();
        return JsonPath.TryParse(text, out var path)
            ? path.ToString()
            : throw new ConditionException(column, $"{Named(text)} is not a path; it must look like $.items[0].name or $['a key'].");
    }

    private static void RefuseUnfit(ConditionSubject subject, ConditionOperator comparison, int column)
    {
        var kind = SubjectNames.Kinds[subject.Name];
        if (comparison.IsOfText() && (subject.Counts || kind is OperandKind.Number or OperandKind.Duration))
        {
            throw new ConditionException(column, $"{subject} is not text; compare it with ==, !=, <, <=, > or >=.");
        }

        if (comparison.IsOfOrder() && kind == OperandKind.Text)
        {
            throw new ConditionException(column, $"{subject} is text; compare it with ==, !=, contains or matches.");
        }
    }

    private static OperandKind KindOf(ConditionSubject subject, ConditionOperator comparison) => comparison switch
    {
        _ when subject.Counts => OperandKind.Number,
        _ when comparison.IsOfText() => OperandKind.Text,
        _ when comparison.IsOfOrder() && subject.Name == SubjectNames.Json => OperandKind.Number,
        _ => SubjectNames.Kinds[subject.Name],
    };

    private ConditionValue ReadValue(OperandKind kind)
    {
        var column = _scanner.Column;
        if (_scanner.TryQuoted(out var quoted))
        {
            return kind is OperandKind.Text or OperandKind.Any
                ? ConditionValue.Of(quoted)
                : throw new ConditionException(column, $"{Wanted(kind)} is needed here, without quotes.");
        }

        var word = _scanner.Word();
        return (kind, word) switch
        {
            (OperandKind.Text, _) => throw new ConditionException(column, $"Text stands in quotes: \"{word}\"."),
            (OperandKind.Duration, _) => ReadDuration(word, column),
            (OperandKind.Any, "true") => ConditionValue.Of(true),
            (OperandKind.Any, "false") => ConditionValue.Of(false),
            (OperandKind.Any, "null") => ConditionValue.Null,
            _ when TryNumber(word, out var number) => ConditionValue.Of(number),
            (OperandKind.Any, _) => throw new ConditionException(column, $"Text stands in quotes: \"{word}\"."),
            _ => throw new ConditionException(column, $"{Wanted(kind)} is needed here, not {Named(word)}."),
        };
    }

    private static ConditionValue ReadDuration(string word, int column)
    {
        var digits = word.TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').Count();
        double? unit = word[digits..] switch
        {
            "ms" => 0.001,
            "s" => 1,
            "m" => 60,
            "h" => 3600,
            "d" => 86_400,
            _ => null,
        };
        return unit is { } seconds && TryNumber(word[..digits], out var number) && number * seconds <= TimeSpan.MaxValue.TotalSeconds / 2
            ? ConditionValue.Of(TimeSpan.FromSeconds(number * seconds), word)
            : throw new ConditionException(column, $"{Wanted(OperandKind.Duration)} is needed here, not {Named(word)}.");
    }

    private static bool TryNumber(string word, out double number) =>
        double.TryParse(word, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    // Without backtracking the time a match takes is in proportion to the text, whatever a stranger's server sends.
    private static Regex? PatternOf(ConditionOperator comparison, ConditionValue value, int column)
    {
        if (comparison is not (ConditionOperator.Matches or ConditionOperator.MatchesNot))
        {
            return null;
        }

        try
        {
            return value.Text!.Length <= MaxPattern
                ? new Regex(value.Text, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)
                : throw new ConditionException(column, $"A pattern has at most {MaxPattern} characters.");
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            throw new ConditionException(column, "This pattern cannot be used: look-around and back-references are not supported, the rest must be well-formed.");
        }
    }

    private static string Wanted(OperandKind kind) => kind switch
    {
        OperandKind.Number => "A number",
        OperandKind.Duration => "A time with its unit, such as 300ms, 1.5s, 12h or 14d,",
        _ => "Text in quotes",
    };

    private static string Named(string word) => word.Length == 0 ? "nothing" : PlainText.Of(word);
}
