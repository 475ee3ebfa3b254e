namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>Ends the reading of a condition where it is wrong.</summary>
internal sealed class ConditionException(int column, string message) : Exception(message)
{
    /// <summary>From 1.</summary>
    public int Column { get; } = column;
}
