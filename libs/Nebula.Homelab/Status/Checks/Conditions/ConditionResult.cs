namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What became of one condition in one run.</summary>
/// <param name="Condition">As it was written: <c>json $.db.status == "up"</c>.</param>
/// <param name="Actual">What there was, in the same notation: <c>"starting"</c>.</param>
/// <param name="Met">Whether it held.</param>
public sealed record ConditionResult(string Condition, string Actual, bool Met);
