using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Nebula.Cli.Commands;
using Nebula.Cli.Tests.Commands;
using Nebula.Platform.Identity;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Operating;

/// <summary>What every command promises that asks something of the running functions: the request, the answer, the failure.</summary>
public sealed class OperatorCommandTests(OperatorRig rig) : IClassFixture<OperatorRig>
{
    // These work on the machine itself. A new command that asks the functions belongs into OperatorCase.All, any other here.
    private static readonly string[] OnTheMachine =
    [
        "up", "down", "status", "logs", "verify", "doctor", "migrate", "secrets rotate-token", "secrets import", "backup", "backup verify", "backup list", "restore",
        "restore kept", "restore forget", "test", "bench",
    ];

    // They show how far they are, or are files; nothing of it is an answer.
    private static readonly string[] ForPeopleOnly = ["up", "logs", "test", "bench"];

    public static TheoryData<string> Commands => new(OperatorCase.All.Keys);

    public static TheoryData<string, int> Refusals
    {
        get
        {
            var all = new TheoryData<string, int>();
            foreach (var (name, status) in OperatorCase.All.Keys.SelectMany(name => new[] { 401, 403, 404, 409, 500 }.Select(status => (name, status))))
            {
                all.Add(name, status);
            }

            return all;
        }
    }

    [Fact]
    public void Commands_OfTheTree_AreAllTried()
    {
        Assert.Equal(CommandTree.Leaves.Keys.Order(), OperatorCase.All.Keys.Concat(OnTheMachine).Order());
    }

    [Fact]
    public void Commands_WhoseAnswerAScriptReads_TakeJson()
    {
        var without = CommandTree.Leaves.Where(leaf => leaf.Value.Options.All(option => option.Name != SharedOptions.JsonName)).Select(leaf => leaf.Key);

        Assert.Equal(ForPeopleOnly.Order(), without.Order());
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Request_OfEveryCommand_IsOneThatTheFunctionsDescribe(string name)
    {
        var described = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "functions", "openapi.json")))!;

        foreach (var parts in OperatorCase.All[name].Exchanges.Select(exchange => exchange.Request.Split(' ', 3)))
        {
            var path = described["paths"]!.AsObject().Select(entry => entry.Key)
                .Where(template => Matches(template, parts[1].Split('?')[0]))
                .MinBy(template => template.Count(letter => letter == '{'))!;
            var operation = described["paths"]![path]![parts[0].ToLowerInvariant()]!;
            if ((string?)operation["x-permission"] is { } needed)
            {
                Assert.Contains(needed, RolePermissions.CommandLine);
            }

            var reference = (string?)operation["requestBody"]?["content"]?["application/json"]?["schema"]?["$ref"];
            Assert.Equal(reference is null, parts.Length < 3);
            if (reference is not null)
            {
                var schema = described["components"]!["schemas"]![reference.Split('/')[^1]]!;
                var sent = JsonNode.Parse(parts[2])!.AsObject().Select(field => field.Key).ToHashSet();
                Assert.Subset(schema["properties"]!.AsObject().Select(field => field.Key).ToHashSet(), sent);
                Assert.Superset((schema["required"]?.AsArray() ?? []).Select(field => (string)field!).ToHashSet(), sent);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task RunAsync_WithJson_AsksAsDescribedAndAnswersOneDocument(string name)
    {
        var command = OperatorCase.All[name];
        rig.Expect(command);

        var run = await rig.RunAsync(command, "--json");

        Assert.Equal((ExitCodes.Ok, ""), (run.Code, run.Error));
        Assert.NotNull(JsonNode.Parse(run.Output));
        Assert.Equal(command.Exchanges.Select(exchange => exchange.Request), rig.Requests);
        Assert.All(rig.Headers, header => Assert.StartsWith($"Bearer {OperatorRig.Token}", header, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task RunAsync_WithoutJson_SpeaksToPeople(string name)
    {
        var command = OperatorCase.All[name];
        rig.Expect(command);

        var run = await rig.RunAsync(command);

        Assert.Equal((ExitCodes.Ok, ""), (run.Code, run.Error));
        Assert.Contains(command.Says, run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('{', run.Output);
        Assert.Equal(command.Exchanges.Select(exchange => exchange.Request), rig.Requests);
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task RunAsync_FunctionsRefuse_SaysWhyAndFails(string name, int status)
    {
        rig.Expect((context, _) =>
        {
            context.Response.StatusCode = status;
            return context.Response.WriteAsJsonAsync(
                new { title = "No", status, code = "not_today", detail = "Not today.", traceId = "1", errors = new[] { new { field = "name", message = "no" } } }, options: null, "application/problem+json");
        });

        var (text, json) = (await rig.RunAsync(OperatorCase.All[name]), await rig.RunAsync(OperatorCase.All[name], "--json"));

        AssertRefused(text, json, ExitCodes.Failed);
        if (name != "setup-link")
        {
            var document = JsonNode.Parse(json.Error)!;
            Assert.Equal("✗ Not today.", text.Error.Split(Environment.NewLine)[0]);
            Assert.Equal(("Not today.", "not_today"), ((string?)document["error"], (string?)document["code"]));
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task RunAsync_SomethingElseAnswers_SaysSo(string name)
    {
        rig.Expect((context, _) => context.Response.WriteAsync("<!doctype html><title>Welcome to nginx!</title>"));

        var (text, json) = (await rig.RunAsync(OperatorCase.All[name]), await rig.RunAsync(OperatorCase.All[name], "--json"));

        AssertRefused(text, json, ExitCodes.ServiceFailed);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task RunAsync_NothingListens_SaysSo(string name)
    {
        // The discard port: nobody listens there, and no other test can be given it.
        rig.Announce(new Uri("http://127.0.0.1:9/"));

        var (text, json) = (await rig.RunAsync(OperatorCase.All[name]), await rig.RunAsync(OperatorCase.All[name], "--json"));

        rig.AnnounceServer();
        AssertRefused(text, json, ExitCodes.ServiceFailed);
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task RunAsync_NothingRunsOnTheFolder_SaysSo(string name)
    {
        using var empty = new TemporaryFolder();
        var (line, input) = (OperatorCase.All[name].Line.Split(' '), OperatorCase.All[name].Input);

        var (text, json) = (await CommandRun.OfAsync([.. line, "--data", empty.Path], input), await CommandRun.OfAsync([.. line, "--data", empty.Path, "--json"], input));

        AssertRefused(text, json, ExitCodes.NotRunning);
    }

    private static void AssertRefused(CommandRun text, CommandRun json, int code)
    {
        Assert.Equal((code, ""), (text.Code, text.Output));
        var lines = text.Error.TrimEnd().Split(Environment.NewLine);
        Assert.StartsWith("✗ ", lines[0], StringComparison.Ordinal);
        Assert.All(lines.Skip(1), line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        Assert.InRange(lines.Length, 1, 2);
        Assert.Equal((code, ""), (json.Code, json.Output));
        Assert.Equal(code, (int?)JsonNode.Parse(json.Error)!["exitCode"]);
    }

    private static bool Matches(string template, string path)
    {
        var (known, asked) = (template.Split('/'), path.Split('/'));
        return known.Length == asked.Length && known.Zip(asked).All(part => part.First.StartsWith('{') || part.First == part.Second);
    }
}
