namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What the conditions of a check make of an answer.</summary>
internal static class ConditionJudge
{
    /// <summary>
    /// An answer that was well: down when a condition does not hold, degraded when one of <see cref="Check.DegradedUnless"/> does not.
    /// What failed already stays as it is: nothing came, so there is nothing to look at.
    /// </summary>
    public static ProbeOutcome Judge(ProbeOutcome outcome, Check check, IAnswerFacts facts) => Judge(outcome, check, condition => condition.Evaluate(facts));

    /// <summary>The same for an answer of which only what became of the conditions is known.</summary>
    public static ProbeOutcome Judge(ProbeOutcome outcome, Check check, Func<Condition, ConditionResult> look)
    {
        if (outcome.State is not (ServiceState.Up or ServiceState.Degraded) || check is { Conditions: [], DegradedUnless: [] })
        {
            return outcome;
        }

        var must = check.Conditions.Select(look).ToList();
        var should = check.DegradedUnless.Select(look).ToList();
        var seen = outcome with { Evidence = outcome.Evidence with { Conditions = [.. must, .. should] } };
        return (Unmet(must), Unmet(should)) switch
        {
            ({ Count: > 0 } unmet, _) => Failed(seen, ServiceState.Down, unmet),
            (_, { Count: > 0 } unmet) when outcome.State == ServiceState.Up => Failed(seen, ServiceState.Degraded, unmet),
            _ => seen,
        };
    }

    private static List<ConditionResult> Unmet(List<ConditionResult> results) => results.FindAll(result => !result.Met);

    private static ProbeOutcome Failed(ProbeOutcome outcome, ServiceState state, List<ConditionResult> unmet)
    {
        var first = unmet[0];
        var more = unmet.Count switch
        {
            1 => "",
            2 => ", and 1 more condition",
            var count => $", and {count - 1} more conditions",
        };
        var reason = $"expected {first.Condition}, got {first.Actual}{more}";
        return outcome with
        {
            State = state,
            Reason = reason,
            Evidence = outcome.Evidence with { Expected = first.Condition, Actual = first.Actual, Detail = unmet.Count > 1 ? reason : outcome.Evidence.Detail },
        };
    }
}
