using Nebula.Cli.Commands;

namespace Nebula.Cli.Tests.Commands;

public sealed class NebulaCommandTests
{
    [Theory]
    [InlineData("upp")]
    [InlineData("up", "--port", "0")]
    [InlineData("up", "--port", "65536")]
    [InlineData("up", "--port", "-1")]
    [InlineData("up", "--port", "80-70")]
    [InlineData("up", "--port", "0x50")]
    [InlineData("up", "--port")]
    [InlineData("up", "--data")]
    [InlineData("up", "--unknown")]
    [InlineData("logs", "nginx")]
    [InlineData("status", "extra")]
    [InlineData("setup-link", "--functions", "functions:8080")]
    [InlineData("verify", "--url", "ftp://functions")]
    [InlineData]
    public async Task RunAsync_WrongUsage_Is2(params string[] args)
    {
        var code = await NebulaCommand.RunAsync(args, TimeProvider.System);

        Assert.Equal(ExitCodes.Usage, code);
    }

    [Fact]
    public async Task RunAsync_HelpOfEveryCommand_IsOk()
    {
        foreach (var command in NebulaCommand.Create(TimeProvider.System).Subcommands)
        {
            var code = await NebulaCommand.RunAsync([command.Name, "--help"], TimeProvider.System);

            Assert.Equal(ExitCodes.Ok, code);
            Assert.NotEmpty(command.Description!);
        }
    }

    [Fact]
    public void Create_Commands_AreTheDocumentedOnes()
    {
        var names = NebulaCommand.Create(TimeProvider.System).Subcommands.Select(command => command.Name);

        var documented = File.ReadLines(Path.Combine(Nebula.Testing.Repository.Root, "docs", "cli.md"))
            .Where(line => line.StartsWith("| `./nebula ", StringComparison.Ordinal))
            .Select(line => line["| `./nebula ".Length..].Split(' ', '`')[0]);
        Assert.Equal(documented.Order(), names.Order());
    }

    [Fact]
    public void Documentation_OfWhatIsAudited_NamesEveryCommand()
    {
        var documented = Nebula.Testing.Repository.Lines("docs/security.md")
            .SkipWhile(line => line != "| who | entry |").TakeWhile(line => line.StartsWith('|'))
            .SelectMany(line => line.Split('`')).Where(text => text.StartsWith("./nebula ", StringComparison.Ordinal)).Select(text => text["./nebula ".Length..]);

        Assert.Equal(NebulaCommand.Create(TimeProvider.System).Subcommands.Select(command => command.Name).Order(), documented.Order());
    }
}
