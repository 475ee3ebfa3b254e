namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What a value is.</summary>
internal enum ConditionValueKind
{
    Text,
    Number,
    Duration,
    Truth,
    Null,
    Structure,
}
