namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What a subject can be compared with.</summary>
internal enum OperandKind
{
    Text,

    Number,

    /// <summary>A number with a unit: <c>300ms</c>, <c>1.5s</c>, <c>14d</c>.</summary>
    Duration,

    /// <summary>Text, a number, <c>true</c>, <c>false</c> or <c>null</c>: what JSON knows.</summary>
    Any,
}
