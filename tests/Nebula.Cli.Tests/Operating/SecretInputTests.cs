using System.CommandLine;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Nebula.Cli.Commands;
using Nebula.Cli.Tests.Commands;

namespace Nebula.Cli.Tests.Operating;

/// <summary>A secret comes by standard input or is typed unseen: an argument shows in the list of processes and in the shell's history.</summary>
public sealed partial class SecretInputTests(OperatorRig rig) : IClassFixture<OperatorRig>
{
    // Names and places of secrets, and the one value that is looked at before it is taken (SettingsSet_SecretAsArgument…).
    private static readonly string[] Harmless =
    [
        "settings get KEY", "settings set KEY", "settings unset KEY", "settings set VALUE", "apikey revoke key", "secrets import --passphrase-file", "backup --passphrase-file",
        "backup verify --passphrase-file", "backup verify --key-file", "backup list --passphrase-file", "backup list --key-file", "restore --passphrase-file", "restore --key-file",
    ];

    private static readonly OperatorCase SetPassword = OperatorCase.All["settings set"] with
    {
        Line = "settings set NEBULA_SMTP_PASSWORD",
        Exchanges = [OperatorCase.All["settings set"].Exchanges[0], new OperatorExchange("PUT /api/settings/NEBULA_SMTP_PASSWORD", OperatorCase.All["settings set"].Exchanges[1].Answer)],
    };

    [Fact]
    public void Commands_OfTheTree_TakeNoSecretAsArgumentOrOption()
    {
        var suspects = CommandTree.Leaves.SelectMany(leaf => leaf.Value.Arguments.Select(argument => (Symbol)argument)
            .Concat(leaf.Value.Options.Where(option => option.ValueType != typeof(bool)))
            .Where(symbol => SoundsSecret().IsMatch(symbol.Name))
            .Select(symbol => $"{leaf.Key} {symbol.Name}"));

        Assert.Equal(Harmless.Order(), suspects.Order());
    }

    [Fact]
    public async Task SettingsSet_SecretAsArgument_IsRefusedAndNotSent()
    {
        rig.Expect(SetPassword);

        var run = await rig.RunAsync(SetPassword, "hunter2");

        Assert.Equal(ExitCodes.Usage, run.Code);
        Assert.DoesNotContain("hunter2", run.Error + run.Output, StringComparison.Ordinal);
        Assert.Equal(["GET /api/settings"], rig.Requests);
    }

    [Theory]
    [InlineData("two\nlines\n", null, "two\nlines")]
    [InlineData("", "typo\b\b\b\bright\n", "right")]
    public async Task SettingsSet_Secret_ComesFromInputOrIsTypedUnseen(string input, string? keys, string expected)
    {
        rig.Expect(SetPassword);

        var run = await CommandRun.OfAsync(["settings", "set", "NEBULA_SMTP_PASSWORD", "--data", rig.Folder], input, keys);

        Assert.Equal(ExitCodes.Ok, run.Code);
        Assert.Equal(expected, (string?)JsonNode.Parse(rig.Requests[^1].Split(' ', 3)[2])!["value"]);
        Assert.Equal(keys is null ? "" : $"NEBULA_SMTP_PASSWORD: {Environment.NewLine}", run.Error);
        Assert.DoesNotContain(expected, run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsSet_OtherValueAtATerminal_IsAskedFor()
    {
        rig.Expect(OperatorCase.All["settings set"]);

        var run = await CommandRun.OfAsync(["settings", "set", "NEBULA_LOG_LEVEL", "--data", rig.Folder], keys: "Debug\n");

        Assert.Equal("NEBULA_LOG_LEVEL: ", run.Error);
        Assert.Equal("""PUT /api/settings/NEBULA_LOG_LEVEL {"value":"Debug"}""", rig.Requests[^1]);
    }

    [Theory]
    [InlineData("user add")]
    [InlineData("user reset-password")]
    public async Task User_PasswordAtATerminal_IsTypedUnseen(string name)
    {
        var command = OperatorCase.All[name];
        rig.Expect(command);

        var run = await CommandRun.OfAsync([.. command.Line.Split(' '), "--data", rig.Folder, "--json"], keys: "a green door, ajar\n");

        Assert.Equal(ExitCodes.Ok, run.Code);
        Assert.Equal(command.Exchanges[0].Request, rig.Requests.Single());
        Assert.DoesNotContain("a green door", run.Output + run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("user add")]
    [InlineData("user reset-password")]
    public async Task User_NothingOnInput_IsRefusedAndNotSent(string name)
    {
        var command = OperatorCase.All[name] with { Input = "" };
        rig.Expect(command);

        var run = await rig.RunAsync(command);

        Assert.Equal(ExitCodes.Usage, run.Code);
        Assert.Empty(rig.Requests);
    }

    [GeneratedRegex("pass|secret|token|key|value|credential|pin", RegexOptions.IgnoreCase)]
    private static partial Regex SoundsSecret();
}
