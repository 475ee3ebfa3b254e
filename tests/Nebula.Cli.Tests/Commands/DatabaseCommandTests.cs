using System.Text.Json.Nodes;
using Nebula.Cli.Commands;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Commands;

/// <summary>The commands that go past the functions to the databases, as a script types them.</summary>
public sealed class DatabaseCommandTests : IAsyncLifetime
{
    private readonly string _prefix = $"t{Random.Shared.Next():x}_";
    private readonly TemporaryFolder _place = new();
    private TestPostgres _server = null!;

    [Fact]
    public async Task Commands_WithJson_AnswerOneDocumentEach()
    {
        var file = _place.At("nebula.backup");
        var migrated = await AskAsync("migrate");
        var again = await AskAsync("migrate");
        var none = await AskAsync("restore", "kept");
        var made = await AskAsync("backup", file, "--passphrase");
        var whole = await AskAsync("backup", "verify", file, "--passphrase");
        var listed = await AskAsync("backup", "list", file, "--passphrase");
        var restored = await AskAsync("restore", file, "--passphrase");
        var kept = await AskAsync("restore", "kept");
        var forgotten = await AskAsync("restore", "forget", (string)kept[0]!["name"]!);

        Assert.NotEmpty(migrated["applied"]!.AsArray());
        Assert.Empty(again["applied"]!.AsArray());
        Assert.Empty(none.AsArray());
        Assert.Equal(file, (string?)made["file"]);
        Assert.Equal(((string)made["id"]!, (string)made["id"]!), ((string)whole["id"]!, (string)listed["id"]!));
        Assert.Equal((string?)made["id"], (string?)restored["contents"]!["id"]);
        Assert.Equal(Names(restored["kept"]!), Names(kept[0]!["databases"]!));
        Assert.Equal(kept[0]!.ToJsonString(), forgotten.ToJsonString());
    }

    [Fact]
    public async Task RestoreForget_UnknownState_FailsWithOneDocument()
    {
        var run = await RunAsync("restore", "forget", "20260101_1", "--json");

        Assert.Equal((ExitCodes.Failed, ""), (run.Code, run.Output));
        Assert.NotEmpty((string)JsonNode.Parse(run.Error)!["code"]!);
    }

    [Fact]
    public async Task Migrate_ServerAway_FailsWithOneDocument()
    {
        // The discard port: nobody listens there.
        await File.WriteAllTextAsync(_place.At("data", ".env"), "NEBULA_POSTGRES=postgres://nebula:secret@127.0.0.1:9/postgres\n");

        var run = await RunAsync("migrate", "--json");

        Assert.Equal((ExitCodes.ServerUnreachable, ""), (run.Code, run.Output));
        Assert.Equal(ExitCodes.ServerUnreachable, (int?)JsonNode.Parse(run.Error)!["exitCode"]);
    }

    public async Task InitializeAsync()
    {
        _server = await TestPostgres.SharedAsync();
        Directory.CreateDirectory(_place.At("data"));
        await File.WriteAllTextAsync(_place.At("data", ".env"), $"NEBULA_POSTGRES={_server.ConnectionUri}\nNEBULA_POSTGRES_PREFIX={_prefix}\n");
    }

    public async Task DisposeAsync()
    {
        await _server.DropAsync(_prefix);
        _place.Dispose();
    }

    private static IEnumerable<string> Names(JsonNode databases) => databases.AsArray().Select(name => (string)name!).Order(StringComparer.Ordinal);

    private async Task<JsonNode> AskAsync(params string[] args)
    {
        var run = await RunAsync([.. args, "--json"]);
        Assert.Equal((ExitCodes.Ok, ""), (run.Code, run.Error));
        return JsonNode.Parse(run.Output)!;
    }

    private Task<CommandRun> RunAsync(params string[] args) => CommandRun.OfAsync([.. args, "--data", _place.At("data")], "nine quiet otters below\n");
}
