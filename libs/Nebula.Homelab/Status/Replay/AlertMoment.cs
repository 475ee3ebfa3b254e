namespace Nebula.Homelab.Status.Replay;

/// <summary>An incident that there would have been.</summary>
/// <param name="At">When it would have begun, which is when it would have been told.</param>
/// <param name="EndedAt">Null when it would go on.</param>
/// <param name="DurationSeconds">Until its end, or until now.</param>
/// <param name="Reason">What the checks saw.</param>
public sealed record AlertMoment(DateTimeOffset At, DateTimeOffset? EndedAt, double DurationSeconds, string Reason);
