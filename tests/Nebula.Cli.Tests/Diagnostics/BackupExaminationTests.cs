using System.Text.Json.Nodes;
using Nebula.Cli.Diagnostics;

namespace Nebula.Cli.Tests.Diagnostics;

public sealed class BackupExaminationTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("""{"schedule":"15 3 * * *","next":"2026-11-23T03:15:00Z","lastMadeAt":"2026-11-22T03:00:00Z"}""", "Ok", "the last is 9 h old; next 2026-11-23 03:15 UTC")]
    [InlineData("""{"schedule":null}""", "Warn", "there is none, and no schedule is set")]
    [InlineData("""{"schedule":null,"lastMadeAt":"2026-11-20T12:00:00Z"}""", "Ok", "the last is 2 days old; no schedule is set")]
    [InlineData("""{"schedule":null,"lastMadeAt":"2026-10-22T12:00:00Z"}""", "Warn", "the last is 31 days old, and no schedule is set")]
    [InlineData("""{"schedule":"15 3 * * *","next":"2026-11-22T03:15:00Z","overdueSince":"2026-11-22T03:15:00Z"}""", "Fail", "the one of 2026-11-22 03:15 UTC is overdue; there is none")]
    [InlineData("""{"schedule":"15 3 * * *","last":{"error":"No space left on device"}}""", "Fail", "the last attempt failed: No space left on device (there is none)")]
    [InlineData("""{"schedule":"15 3 * * *","obstacle":"There is no folder /mnt/usb."}""", "Fail", "none can be made: There is no folder /mnt/usb. (there is none)")]
    public void Of_Answer_SaysHowItStands(string answer, string level, string found)
    {
        var diagnosis = BackupExamination.Of(JsonNode.Parse(answer)!, Now);

        Assert.Equal((level, found), (diagnosis.Level.ToString(), diagnosis.Found));
    }
}
