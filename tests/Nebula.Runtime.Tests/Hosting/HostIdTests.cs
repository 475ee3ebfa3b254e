using Microsoft.Extensions.Configuration;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Hosting;
using Nebula.Runtime.Tests.Admin;

namespace Nebula.Runtime.Tests.Hosting;

public sealed class HostIdTests
{
    [Theory]
    [InlineData("nebula-functions")]
    [InlineData("a")]
    [InlineData("0-1-2")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-01234")]
    public void Read_OfASettingThatMayBe_IsTheSetting(string id)
    {
        var hostId = HostId.Read(Settings(id), "Some.App");

        Assert.Equal(new HostId(id, null), hostId);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Read_WithoutTheSetting_IsTheNameOfTheAssembly(string? id)
    {
        var hostId = HostId.Read(Settings(id), "Some.App");

        Assert.Equal(new HostId("Some.App", null), hostId);
    }

    [Theory]
    [InlineData("Nebula")]
    [InlineData("a_b")]
    [InlineData("-a")]
    [InlineData("a-")]
    [InlineData("a--b")]
    [InlineData("ä")]
    [InlineData("abcdefghijklmnopqrstuvwxyz-012345")]
    public void Build_WithAnIdThatTheRealHostRefuses_IsRefusedWithTheOtherProblems(string id)
    {
        var refusal = Assert.Throws<InvalidFunctionsException>(() =>
            RunningApp.Build([typeof(Startup.NoTrigger)], args: $"--AzureFunctionsWebHost:hostid={id}"));

        Assert.Contains($"'AzureFunctionsWebHost:hostid': is '{id}'; write 1 to 32 lower-case letters", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("'no-trigger'", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Status_WithTheSetting_TellsIt()
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)], args: "--AzureFunctionsWebHost:hostid=my-app");

        var status = await app.GetJsonAsync("/admin/host/status");

        Assert.Equal("my-app", status.GetProperty("id").GetString());
    }

    private static IConfiguration Settings(string? id) =>
        new ConfigurationBuilder().AddInMemoryCollection([KeyValuePair.Create("AzureFunctionsWebHost:hostid", id)]).Build();
}
