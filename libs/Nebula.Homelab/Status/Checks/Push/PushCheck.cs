namespace Nebula.Homelab.Status.Checks.Push;

/// <summary>Nothing is dialled: somebody tells, again and again, that it is well. Silence for longer than its interval and a grace is down.</summary>
public sealed record PushCheck : Check
{
    internal const string TypeName = "push";
    internal const int UsualGraceSeconds = 60;

    /// <summary>How much later than expected a heartbeat may come.</summary>
    public int GraceSeconds { get; init; } = UsualGraceSeconds;

    public override string Type => TypeName;

    public override string Target => "its heartbeats";

    internal override bool IsDialled => false;

    protected override CheckInput Members() => new() { Own = OwnMembers.Of(("graceSeconds", GraceSeconds)) };
}
