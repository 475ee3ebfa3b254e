using System.Text.Json.Nodes;
using Microsoft.Extensions.Options;
using Nebula.Cli.Commands;
using Nebula.Platform.Recovery;
using Nebula.Platform.Secrets;
using Nebula.Testing;

namespace Nebula.Cli.Tests.Commands;

public sealed class SecretsImportTests : IDisposable
{
    private const string Words = "nine quiet otters below";

    // Sealing under a passphrase is made to take long: once is enough.
    private static readonly SecretKeyRing Sealed = SecretKeyRing.Create();

    private static readonly string RecoveryFile = $"For people.\n\n{RecoveryEnvelope.Seal(SecretKeyFormat.Write(Sealed), Words)}";

    private readonly TemporaryFolder _place = new();

    private string File => _place.At("recovery.txt");

    private SecretsOptions Here => new() { DataFolder = _place.At("data") };

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData(Words + "\n", null)]
    [InlineData("", Words + "\n")]
    public async Task Import_OnANewMachine_BringsTheKeysBackForItsOwnerOnly(string input, string? keys)
    {
        await System.IO.File.WriteAllTextAsync(File, RecoveryFile);

        var run = await CommandRun.OfAsync(Line("--passphrase", "--json"), input, keys);

        Assert.Equal(ExitCodes.Ok, run.Code);
        var answer = JsonNode.Parse(run.Output)!;
        Assert.Equal((Sealed.CurrentId, Here.Path), ((string?)answer["keys"]!.AsArray().Single(), (string?)answer["file"]));
        Assert.Equal(Sealed.Find(Sealed.CurrentId), (await ReadAsync()).Find(Sealed.CurrentId));
        Assert.True(OperatingSystem.IsWindows() || System.IO.File.GetUnixFileMode(Here.Path!) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
        Assert.DoesNotContain(Words, run.Output + run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_FileOfAnotherInstallation_AddsItsKeysAndKeepsTheOneThatSeals()
    {
        var own = SecretKeyRing.Create();
        await WriteOwnAsync(own);
        await System.IO.File.WriteAllTextAsync(File, RecoveryFile);
        await System.IO.File.WriteAllTextAsync(_place.At("words"), Words + "\n");

        var run = await CommandRun.OfAsync(Line("--passphrase-file", _place.At("words")));

        Assert.Equal((ExitCodes.Ok, ""), (run.Code, run.Error));
        Assert.Contains("holds 2 key(s)", run.Output, StringComparison.Ordinal);
        var after = await ReadAsync();
        Assert.Equal(own.CurrentId, after.CurrentId);
        Assert.Equal(Sealed.Find(Sealed.CurrentId), after.Find(Sealed.CurrentId));
    }

    [Theory]
    [InlineData("some other words\n", "--passphrase", ExitCodes.Failed, "passphrase_wrong")]
    [InlineData("", "--passphrase", ExitCodes.Usage, null)]
    [InlineData("", null, ExitCodes.Usage, null)]
    public async Task Import_WithoutItsPassphrase_ChangesNothing(string input, string? option, int code, string? reason)
    {
        var own = SecretKeyRing.Create();
        await WriteOwnAsync(own);
        await System.IO.File.WriteAllTextAsync(File, RecoveryFile);
        var before = await System.IO.File.ReadAllTextAsync(Here.Path!);

        var run = await CommandRun.OfAsync(Line(option is null ? ["--json"] : [option, "--json"]), input);

        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Equal(reason, (string?)JsonNode.Parse(run.Error)!["code"]);
        Assert.Equal(before, await System.IO.File.ReadAllTextAsync(Here.Path!));
    }

    [Theory]
    [InlineData(null, ExitCodes.Usage)]
    [InlineData("Dear diary", ExitCodes.Failed)]
    public async Task Import_NoRecoveryFile_SaysSo(string? content, int code)
    {
        if (content is not null)
        {
            await System.IO.File.WriteAllTextAsync(File, content);
        }

        var run = await CommandRun.OfAsync(Line("--passphrase"), Words);

        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.StartsWith("✗ ", run.Error, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(Here.Path));
    }

    private string[] Line(params string[] more) => ["secrets", "import", File, "--data", Here.DataFolder!, .. more];

    private async Task WriteOwnAsync(SecretKeyRing ring)
    {
        Directory.CreateDirectory(Here.DataFolder!);
        using var file = new SecretKeyFile(Options.Create(Here), TimeProvider.System);
        await file.WriteAsync(ring, CancellationToken.None);
    }

    private async Task<SecretKeyRing> ReadAsync()
    {
        using var file = new SecretKeyFile(Options.Create(Here), TimeProvider.System);
        return (await file.ReadAsync(CancellationToken.None)).Value!;
    }
}
