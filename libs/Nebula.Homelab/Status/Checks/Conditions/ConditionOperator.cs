namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>How a subject and a value are compared.</summary>
internal enum ConditionOperator
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Contains,
    ContainsNot,
    Matches,
    MatchesNot,
    Exists,
    ExistsNot,
}
