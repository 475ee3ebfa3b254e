using Nebula.Platform.Audit.Chain;

namespace Nebula.Platform.Tests.Audit;

public sealed class AuditHashTests
{
    private static readonly AuditRecord Row = new()
    {
        Seq = 7,
        Id = new Guid("0193568e-0000-7000-8000-00000000aaaa"),
        OccurredAt = new DateTimeOffset(2026, 11, 22, 13, 0, 0, TimeSpan.FromHours(1)).AddMicroseconds(123456),
        ActorKind = "user",
        ActorId = "1",
        ActorName = "Captain Nemo",
        TraceId = "0af7",
        Action = "monitors.pause",
        Outcome = "done",
        Target = "monitor:1",
        TargetName = "plex",
        After = """{ "b": "q\" \\ \t \u00e9 \u003C", "a" : [1, 2.50, null], "zero": {} }""",
        Times = 1,
    };

    // Computed by another program from the description alone; it must never change, or old logs could not be verified.
    [Fact]
    public void Of_KnownRow_IsTheKnownHash() =>
        Assert.Equal("271bb6ea842e854f1a378841f62cc8da5dffccb0259bd83ae27f2a1218647f0e", Convert.ToHexStringLower(AuditHash.Of(AuditHash.Start, Row)));

    [Fact]
    public void Of_TextMovedToTheNextColumn_IsAnotherHash() =>
        Assert.NotEqual(
            AuditHash.Of(AuditHash.Start, Row with { Target = "monitor:1", TargetName = "plex" }),
            AuditHash.Of(AuditHash.Start, Row with { Target = "monitor:1p", TargetName = "lex" }));

    [Fact]
    public void Of_NullAndEmpty_AreDifferent() =>
        Assert.NotEqual(AuditHash.Of(AuditHash.Start, Row with { Detail = null }), AuditHash.Of(AuditHash.Start, Row with { Detail = "" }));

    [Theory]
    [InlineData("[]", "[]")]
    [InlineData("""{"b":{"y":1,"x":[{}]},"a":"\u0000\u001f/\u2028"}""", "{\"a\":\"\\u0000\\u001f/\u2028\",\"b\":{\"x\":[{}],\"y\":1}}")]
    [InlineData(" 1.50 ", "1.50")]
    public void CanonicalJson_Document_HasOneSpelling(string json, string expected) => Assert.Equal(expected, CanonicalJson.Of(json));
}
