namespace Nebula.Platform.Automations.Matching;

/// <summary>How a condition compares; letter case never counts.</summary>
public enum ConditionOperator
{
    Equals,
    NotEquals,
    Contains,
    NotContains,
    StartsWith,
}
