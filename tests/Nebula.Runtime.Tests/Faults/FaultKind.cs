namespace Nebula.Runtime.Tests.Faults;

/// <summary>One sort of request, and what becomes of it when all is well.</summary>
/// <param name="Path">Below /api.</param>
/// <param name="Body">What is posted; null for a GET.</param>
/// <param name="Expected">As <see cref="FaultLoad"/> names outcomes.</param>
/// <param name="LeavesAfter">When the client goes away; null if it stays. On a busy machine the answer may come before that.</param>
internal sealed record FaultKind(string Path, string? Body, string Expected, TimeSpan? LeavesAfter = null)
{
    public const string Left = "left";

    /// <summary>Short ones; those that cost a connection are rare, lest the machine runs out of ports.</summary>
    public static IReadOnlyList<FaultKind> Quick { get; } =
    [
        .. Enumerable.Repeat(new FaultKind("ping", null, "200 pong"), 20),
        .. Enumerable.Repeat(new FaultKind("fault-echo", new string('x', 2000), $"200 {new string('x', 2000)}"), 10),
        .. Enumerable.Repeat(new FaultKind("fault-throws", null, "500 "), 5),
        .. Enumerable.Repeat(new FaultKind("fault-leaks", null, "200 16384"), 5),
        new FaultKind("fault-half", null, "broken off"),
        new FaultKind("fault-slow", null, "200 slow", TimeSpan.FromMilliseconds(30)),
    ];

    public static IReadOnlyList<FaultKind> Slow { get; } =
    [
        new FaultKind("fault-hangs", null, "500 "),
        new FaultKind("fault-ignores", null, "500 "),
        new FaultKind("fault-half-hangs", null, "broken off"),
        new FaultKind("fault-slow", null, "200 slow"),
        new FaultKind("fault-hangs", null, "500 ", TimeSpan.FromMilliseconds(200)),
        new FaultKind("fault-ignores", null, "500 ", TimeSpan.FromMilliseconds(200)),
    ];

    public bool Allows(string outcome) => outcome == Expected || (outcome == Left && LeavesAfter is not null);
}
