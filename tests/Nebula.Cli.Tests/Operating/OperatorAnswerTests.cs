using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Commands;

namespace Nebula.Cli.Tests.Operating;

/// <summary>What single commands say beside what all of them promise.</summary>
public sealed class OperatorAnswerTests(OperatorRig rig) : IClassFixture<OperatorRig>
{
    [Theory]
    [InlineData("user add", "user add cy")]
    [InlineData("user reset-password", "user reset-password cy")]
    public async Task User_WithoutAPasswordOnInput_MakesOneAndShowsWhatItSent(string name, string line)
    {
        var command = OperatorCase.All[name] with { Line = line };
        rig.Expect(command);

        var text = await rig.RunAsync(command);
        var json = await rig.RunAsync(command, "--json");

        var sent = rig.Requests.Select(request => (string)JsonNode.Parse(request.Split(' ', 3)[2])!["password"]!).ToList();
        Assert.All(sent, password => Assert.Matches("^[2-9a-zA-Z]{20}$", password));
        Assert.NotEqual(sent[0], sent[1]);
        Assert.Contains($"Password: {sent[0]}  (shown this once)", text.Output, StringComparison.Ordinal);
        Assert.Equal(sent[1], (string?)JsonNode.Parse(json.Output)!["password"]);
    }

    [Fact]
    public async Task SettingsSet_VersionOfTheSetting_GoesAlong()
    {
        var command = OperatorCase.All["settings set"];
        rig.Expect(command);

        await rig.RunAsync(command);

        Assert.EndsWith(" \"4\"", rig.Headers[^1], StringComparison.Ordinal);
        Assert.Contains(Uri.EscapeDataString(Environment.UserName), rig.Headers[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("settings get NEBULA_NO_SUCH")]
    [InlineData("settings set NEBULA_NO_SUCH 1")]
    [InlineData("settings unset NEBULA_NO_SUCH")]
    public async Task Settings_UnknownKey_IsWrongUsageAndChangesNothing(string line)
    {
        var command = OperatorCase.All["settings get"] with { Line = line };
        rig.Expect(command);

        var run = await rig.RunAsync(command, "--json");

        Assert.Equal((ExitCodes.Usage, ""), (run.Code, run.Output));
        Assert.Equal("There is no setting 'NEBULA_NO_SUCH'.", (string?)JsonNode.Parse(run.Error)!["error"]);
        Assert.Equal(["GET /api/settings"], rig.Requests);
    }

    [Theory]
    [InlineData("secrets keys", """{"current":"k2","keys":[{"id":"k1","values":2,"isPresent":false},{"id":"k2","values":3,"isPresent":true}],"isUnfinished":true}""", "✗ k1 is missing: 2 value(s) do not open.")]
    [InlineData("audit verify", """{"rows":12,"intact":false,"anchoredSeq":0,"hash":"00","fault":{"detail":"row 13 was changed"}}""", "✗ is not what was written: row 13 was changed")]
    public async Task Verdict_Bad_IsTheExitCodeWithAndWithoutJson(string name, string answer, string says)
    {
        var known = OperatorCase.All[name];
        var command = new OperatorCase(name, known.Line, says, new OperatorExchange(known.Exchanges[0].Request, answer));
        rig.Expect(command);

        var (text, json) = (await rig.RunAsync(command), await rig.RunAsync(command, "--json"));

        Assert.Equal((ExitCodes.Failed, ExitCodes.Failed), (text.Code, json.Code));
        Assert.Contains(says, text.Output, StringComparison.Ordinal);
        Assert.Equal(JsonNode.Parse(answer)!.ToJsonString(), JsonNode.Parse(json.Output)!.ToJsonString());
    }

    [Fact]
    public async Task EventsTail_SeveralEvents_AreOneDocumentALine()
    {
        var command = new OperatorCase("events tail", "events tail", "", new OperatorExchange("GET /api/events?limit=20", """{"items":[{"title":"two"},{"title":"one"}],"end":2}"""));
        rig.Expect(command);

        var run = await rig.RunAsync(command, "--json");

        var titles = run.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries).Select(line => (string?)JsonNode.Parse(line)!["title"]);
        Assert.Equal(["one", "two"], titles);
    }

    [Fact]
    public async Task EventsTail_RightIsTakenWhileItFollows_EndsAndSaysSo()
    {
        rig.Expect((context, request) =>
        {
            context.Response.StatusCode = request.Contains("/stream", StringComparison.Ordinal) ? StatusCodes.Status401Unauthorized : StatusCodes.Status200OK;
            return context.Response.WriteAsJsonAsync(new { items = Array.Empty<object>(), end = 2 });
        });

        var run = await rig.RunAsync(new OperatorCase("events tail", "events tail -f", ""));

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Contains("./nebula down, ./nebula up", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ApiKeyRevoke_NoSuchKey_RevokesNothing()
    {
        var command = OperatorCase.All["apikey revoke"] with { Line = "apikey revoke nbk_aa" };
        rig.Expect(command);

        var run = await rig.RunAsync(command);

        Assert.Equal(ExitCodes.Failed, run.Code);
        Assert.Equal(["GET /api/api-keys?after="], rig.Requests);
    }
}
