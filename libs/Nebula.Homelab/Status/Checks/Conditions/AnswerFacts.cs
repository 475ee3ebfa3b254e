using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What every answer has, and behind it what its type of probe saw.</summary>
internal sealed class AnswerFacts(TimeSpan? took, OutboundTrace trace, DateTimeOffset now, IAnswerFacts? probe) : IAnswerFacts
{
    public ConditionReading Read(ConditionSubject subject) => subject.Name switch
    {
        SubjectNames.Time => took is { } time ? ConditionValue.Of(time, DurationText.Of(time)) : ConditionReading.Absent,
        SubjectNames.Certificate => trace.CertificateEnds is { } ends
            ? ConditionValue.Of(ends - now, DaysText.Of(ends - now))
            : ConditionReading.Absent,
        _ => probe?.Read(subject) ?? ConditionReading.Absent,
    };
}
