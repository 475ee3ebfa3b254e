using Microsoft.Extensions.Options;
using Nebula.Platform.Identity;

namespace Nebula.Platform.Tests.Identity;

public sealed class ServiceTokensTests
{
    private static readonly (string CommandLine, string Launcher) Tokens = (SecretToken.Create(), SecretToken.Create());

    [Fact]
    public void Find_EachToken_IsItsOwnProcess()
    {
        var tokens = Of(Tokens.CommandLine, Tokens.Launcher);

        Assert.Same(ServiceTokens.CommandLine, tokens.Find(Tokens.CommandLine));
        Assert.Same(ServiceTokens.Launcher, tokens.Find(Tokens.Launcher));
        Assert.All(["", " ", SecretToken.Create(), Tokens.Launcher[..^1], Tokens.CommandLine + "a"], text => Assert.Null(tokens.Find(text)));
    }

    [Fact]
    public void Find_DataFolderWithTheOldTokenAlone_KnowsTheCommandLine()
    {
        var tokens = Of(Tokens.CommandLine, null);

        Assert.Same(ServiceTokens.CommandLine, tokens.Find(Tokens.CommandLine));
        Assert.Null(tokens.Find(""));
    }

    [Theory]
    [InlineData("ann", "./nebula by ann")]
    [InlineData("", "./nebula")]
    [InlineData(" \u0000\n", "./nebula")]
    [InlineData("a\r\nb", "./nebula by ab")]
    public void By_Person_IsAWordForTheAuditLogAndNoRight(string person, string expected)
    {
        var principal = ServiceTokens.By(ServiceTokens.CommandLine, person);

        Assert.Equal((expected, ServiceTokens.CommandLine.Granted), (principal.Name, principal.Granted));
    }

    [Fact]
    public void By_AnyPerson_LeavesOtherProcessesTheirName() => Assert.Same(ServiceTokens.Launcher, ServiceTokens.By(ServiceTokens.Launcher, "ann"));

    [Fact]
    public void By_LongName_IsCut() => Assert.Equal("./nebula by ".Length + 64, ServiceTokens.By(ServiceTokens.CommandLine, new string('a', 5000)).Name.Length);

    private static ServiceTokens Of(string? commandLine, string? launcher) =>
        new(Options.Create(new IdentityOptions { ServiceToken = commandLine, LauncherToken = launcher }));
}
