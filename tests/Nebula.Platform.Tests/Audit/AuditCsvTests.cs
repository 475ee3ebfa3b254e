using Nebula.Platform.Audit;
using Nebula.Platform.Audit.Reading;

namespace Nebula.Platform.Tests.Audit;

public sealed class AuditCsvTests
{
    [Theory]
    [InlineData("plex", "plex")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("  =1+1", "\"'  =1+1\"")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("\r\n=1", "\"'\r\n=1\"")]
    [InlineData("\uFF1D1", "\"'\uFF1D1\"")]
    public void Line_HostileName_IsNoFormula(string name, string cell)
    {
        var line = AuditCsv.Line(ItemNamed(name));

        Assert.StartsWith($"1,2026-11-22T12:00:00.000000Z,user,7,{cell},192.0.2.1,monitors.pause,done,1,", line, StringComparison.Ordinal);
        Assert.EndsWith("\r\n", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Line_Any_HasACellForEachColumn() =>
        Assert.Equal(AuditCsv.Header.Count(character => character == ','), AuditCsv.Line(ItemNamed("plex")).Count(character => character == ','));

    private static AuditItem ItemNamed(string name) => new()
    {
        Seq = 1,
        Id = Guid.Empty,
        At = new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero),
        Actor = new AuditItemActor("user", "7", name, "192.0.2.1"),
        Action = "monitors.pause",
        Outcome = AuditOutcome.Done,
        Times = 1,
        Hash = "00",
    };
}
