using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Push;

internal sealed class PushCheckType : ICheckType
{
    private const int MaxGrace = 7 * 86_400;

    public string Name => PushCheck.TypeName;

    public CheckTarget Target => CheckTarget.None;

    // Silence is not a slip that a second look could correct; who wants patience gives it a grace.
    public int UsualRetries => 0;

    public IReadOnlyList<MapMember> Members { get; } =
    [
        new("graceSeconds", new IntegerType(0, MaxGrace), "push: how much later than its interval a heartbeat may come, in seconds. Left out: 60."),
    ];

    public Type Probe => typeof(PushProbe);

    public Check? Read(CheckReader members) =>
        new PushCheck { GraceSeconds = members.Integer("graceSeconds", 0, MaxGrace) ?? PushCheck.UsualGraceSeconds };
}
