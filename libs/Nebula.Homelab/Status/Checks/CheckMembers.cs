using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks;

/// <summary>Members that several types of check share.</summary>
internal static class CheckMembers
{
    public const int MaxConditions = 20;

    public static MapMember VerifyTls { get; } = new("verifyTls", new FlagType(), "Refuse certificates that are not valid. Left out: true.");

    /// <summary>What every type takes.</summary>
    public static IReadOnlyList<MapMember> OfEveryType { get; } =
    [
        new("degradedAfterMs", new IntegerType(1, 60_000), "An answer slower than this many milliseconds counts as degraded."),
        new("conditions", Conditions, "What must hold of the answer, such as json $.status == \"up\"; else the service is down."),
        new("degradedUnless", Conditions, "What should hold of the answer, such as certificate > 14d; else the service is degraded."),
        new("upsideDown", new FlagType(), "true: an answer is bad, none is good; for what should be closed or switched off."),
    ];

    private static ListType Conditions => new(new TextType(Checks.Conditions.ConditionParser.MaxLength), MaxConditions);
}
