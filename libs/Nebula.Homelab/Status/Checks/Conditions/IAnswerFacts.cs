namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What one type of probe saw, for conditions to look at.</summary>
internal interface IAnswerFacts
{
    ConditionReading Read(ConditionSubject subject);
}
