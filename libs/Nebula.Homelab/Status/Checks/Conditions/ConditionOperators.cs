using System.Collections.Frozen;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>The operators as they are written.</summary>
internal static class ConditionOperators
{
    private static readonly FrozenDictionary<string, ConditionOperator> ByText = new Dictionary<string, ConditionOperator>
    {
        ["=="] = ConditionOperator.Equal,
        ["!="] = ConditionOperator.NotEqual,
        ["<"] = ConditionOperator.Less,
        ["<="] = ConditionOperator.LessOrEqual,
        [">"] = ConditionOperator.Greater,
        [">="] = ConditionOperator.GreaterOrEqual,
        ["contains"] = ConditionOperator.Contains,
        ["!contains"] = ConditionOperator.ContainsNot,
        ["matches"] = ConditionOperator.Matches,
        ["!matches"] = ConditionOperator.MatchesNot,
        ["exists"] = ConditionOperator.Exists,
        ["!exists"] = ConditionOperator.ExistsNot,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<ConditionOperator, string> ByOperator =
        ByText.ToFrozenDictionary(pair => pair.Value, pair => pair.Key);

    public static string All { get; } = "==, !=, <, <=, >, >=, contains, !contains, matches, !matches, exists or !exists";

    public static ConditionOperator? Find(string text) => ByText.TryGetValue(text, out var found) ? found : null;

    public static string ToText(this ConditionOperator comparison) => ByOperator[comparison];

    public static bool TakesValue(this ConditionOperator comparison) =>
        comparison is not (ConditionOperator.Exists or ConditionOperator.ExistsNot);

    public static bool IsOfText(this ConditionOperator comparison) => comparison is ConditionOperator.Contains
        or ConditionOperator.ContainsNot or ConditionOperator.Matches or ConditionOperator.MatchesNot;

    public static bool IsOfOrder(this ConditionOperator comparison) => comparison is ConditionOperator.Less
        or ConditionOperator.LessOrEqual or ConditionOperator.Greater or ConditionOperator.GreaterOrEqual;

    /// <summary>Whether the operator holds of two values of which the first compares to the second like <paramref name="order"/> to zero.</summary>
    public static bool Holds(this ConditionOperator comparison, int order) => comparison switch
    {
        ConditionOperator.Equal => order == 0,
        ConditionOperator.NotEqual => order != 0,
        ConditionOperator.Less => order < 0,
        ConditionOperator.LessOrEqual => order <= 0,
        ConditionOperator.Greater => order > 0,
        ConditionOperator.GreaterOrEqual => order >= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "Not a comparison by order."),
    };
}
