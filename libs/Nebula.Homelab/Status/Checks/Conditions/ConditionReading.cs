namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What an answer has where a condition looks.</summary>
/// <param name="Value">Null when there is nothing.</param>
/// <param name="Instead">Why there is nothing: "the answer is not JSON"; null when it is just not there.</param>
/// <param name="IsWhole">False when there was more than is read, so that what is not found may yet be there.</param>
internal readonly record struct ConditionReading(ConditionValue? Value, string? Instead = null, bool IsWhole = true)
{
    public static ConditionReading Absent { get; } = new(null);

    public static implicit operator ConditionReading(ConditionValue value) => new(value);
}
