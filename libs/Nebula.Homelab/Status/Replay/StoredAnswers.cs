using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Replay;

/// <summary>
/// What a check would have found with other limits and conditions, as far as what is kept of the answers tells: how long each took, and what
/// became of the conditions where not all was well.
/// </summary>
/// <param name="check">The check as somebody means to save it.</param>
/// <param name="before">As it was when the answers came.</param>
internal sealed class StoredAnswers(Check check, Check before)
{
    private const string Well = "Answered as expected.";

    private readonly HashSet<string> _before = [.. AllOf(before).Select(condition => condition.Text)];

    /// <summary>Whether it is still the same that is looked at, and the same way round.</summary>
    public bool IsSameTarget => check.Type == before.Type && check.Target == before.Target && check.UpsideDown == before.UpsideDown;

    /// <summary>Conditions that nobody looked at then.</summary>
    public IReadOnlyList<string> Unknown =>
        [.. AllOf(check).Where(condition => (check.UpsideDown || !IsTime(condition)) && !_before.Contains(condition.Text)).Select(condition => condition.Text).Distinct()];

    public Observation Read(CheckResult result)
    {
        if (check.UpsideDown)
        {
            // What was kept is what was made of the answer; of that itself it says nothing.
            return ProbeOutcome.Of(result.State, result.Reason, TimeOf(result), result.Evidence).ToObservation(result.At);
        }

        var kept = result.Evidence.Conditions ?? [];
        var outcome = SlowAnswer.Judge(AnswerOf(result), check.DegradedAfter);
        return ConditionJudge.Judge(outcome, check, Look).ToObservation(result.At);

        ConditionResult Look(Condition condition)
        {
            if (IsTime(condition))
            {
                return condition.Evaluate(new AnswerFacts(outcome.ResponseTime, new OutboundTrace(), result.At, null));
            }

            // Of what was well nothing is kept: it held.
            return kept.FirstOrDefault(known => known.Condition == condition.Text) ?? new ConditionResult(condition.Text, "", Met: true);
        }
    }

    // As it came, before limits and conditions made something else of it.
    private static ProbeOutcome AnswerOf(CheckResult result)
    {
        var wasWell = SlowAnswer.Is(result.Reason) || result.Evidence.Conditions?.Any(condition => !condition.Met) == true;
        return wasWell
            ? ProbeOutcome.Of(ServiceState.Up, Well, TimeOf(result), ProbeOutcome.NothingSeen with { SeenFrom = result.Evidence.SeenFrom })
            : ProbeOutcome.Of(result.State, result.Reason, TimeOf(result), result.Evidence);
    }

    private static TimeSpan? TimeOf(CheckResult result) => result.ResponseTimeMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null;

    private static bool IsTime(Condition condition) => condition.Subject.Name == SubjectNames.Time;

    private static IEnumerable<Condition> AllOf(Check check) => check.Conditions.Concat(check.DegradedUnless);
}
