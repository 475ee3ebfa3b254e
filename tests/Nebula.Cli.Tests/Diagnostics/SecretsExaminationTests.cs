using System.Text.Json.Nodes;
using Nebula.Cli.Diagnostics;

namespace Nebula.Cli.Tests.Diagnostics;

public sealed class SecretsExaminationTests
{
    [Theory]
    [InlineData("""{"id":"bb","values":3,"isPresent":true}""", "false", "Ok", "3 value(s), all sealed with the key bb")]
    [InlineData("""{"id":"aa","values":0,"isPresent":true},{"id":"bb","values":3,"isPresent":true}""", "false", "Ok", "3 value(s), all sealed with the key bb; 1 older key(s) kept for older backups")]
    [InlineData("""{"id":"aa","values":2,"isPresent":true},{"id":"bb","values":3,"isPresent":true}""", "true", "Warn", "a rotation is unfinished: 2 value(s) are still sealed with an old key; all open")]
    [InlineData("""{"id":"aa","values":2,"isPresent":false},{"id":"bb","values":3,"isPresent":true}""", "true", "Fail", "2 value(s) do not open: the key aa is missing")]
    public void Of_Keys_SaysWhatIsPendingOrMissing(string keys, string unfinished, string level, string found)
    {
        var diagnosis = SecretsExamination.Of(JsonNode.Parse($$"""{"current":"bb","keys":[{{keys}}],"isUnfinished":{{unfinished}}}""")!);

        Assert.Equal((level, found), (diagnosis.Level.ToString(), diagnosis.Found));
    }
}
