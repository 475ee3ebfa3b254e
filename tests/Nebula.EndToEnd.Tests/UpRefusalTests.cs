using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Nebula.Testing;

namespace Nebula.EndToEnd.Tests;

[Collection(RealStack.Name)]
public sealed class UpRefusalTests
{
    private const int Usage = 2;
    private const int MissingTool = 4;
    private const int PortInUse = 5;
    private const int DataFolder = 6;
    private const int ServerUnreachable = 7;
    private const int ServiceFailed = 9;

    [Fact]
    public async Task Up_PortInUse_NamesTheProcessAndAPortToType()
    {
        await using var nebula = new Installation();
        using var other = new TcpListener(IPAddress.Loopback, nebula.Port);
        other.Start();

        using var up = await NebulaRun.CompleteAsync(nebula.Up());

        Assert.Equal(PortInUse, up.ExitCode);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"(process {Environment.ProcessId})"), up.Output, StringComparison.Ordinal);
        Assert.Contains("./nebula up --port ", up.Output, StringComparison.Ordinal);
        Assert.Empty(nebula.Processes());
    }

    [Fact]
    public async Task Up_DataIsAFile_SaysSo()
    {
        await using var nebula = new Installation();
        await File.WriteAllTextAsync(nebula.Data, "mine");

        using var up = await NebulaRun.CompleteAsync(nebula.Up("--detach"));

        Assert.Equal(DataFolder, up.ExitCode);
        Assert.Contains("is a file, not a folder", up.Output, StringComparison.Ordinal);
        File.Delete(nebula.Data);
    }

    [Fact]
    public async Task Up_DataHoldsSomethingElse_TouchesNothing()
    {
        await using var nebula = new Installation();
        Directory.CreateDirectory(nebula.Data);
        await File.WriteAllTextAsync(Path.Combine(nebula.Data, "thesis.tex"), "mine");

        using var up = await NebulaRun.CompleteAsync(nebula.Up());

        Assert.Equal(DataFolder, up.ExitCode);
        Assert.Contains("thesis.tex", up.Output, StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFileSystemEntries(nebula.Data));
    }

    [Fact]
    public async Task Up_DatabaseOfAnotherMajorVersion_SaysSoAndLeavesNothingRunning()
    {
        await using var nebula = new Installation();
        var cluster = Path.Combine(nebula.Data, "postgres", "data");
        Directory.CreateDirectory(cluster);
        await File.WriteAllTextAsync(Path.Combine(nebula.Data, "nebula.lock"), "");
        await File.WriteAllTextAsync(Path.Combine(cluster, "PG_VERSION"), "12\n");

        using var up = await NebulaRun.CompleteAsync(nebula.Up());

        Assert.Equal(ServiceFailed, up.ExitCode);
        Assert.Contains("12", up.Output, StringComparison.Ordinal);
        Assert.Empty(nebula.Processes());
    }

    [Fact]
    public async Task Up_NamedServerDoesNotAnswer_SaysWhichSetting()
    {
        await using var nebula = new Installation();
        var address = $"127.0.0.1:{Installation.FreePort()}";
        var environment = new Dictionary<string, string?> { ["NEBULA_POSTGRES"] = $"postgresql://nebula:hidden@{address}" };

        using var up = await NebulaRun.CompleteAsync(nebula.Up(), environment);

        Assert.Equal(ServerUnreachable, up.ExitCode);
        Assert.Contains($"NEBULA_POSTGRES names {address}, which does not answer", up.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", up.Output, StringComparison.Ordinal);
        Assert.Empty(nebula.Processes());
    }

    [Fact]
    public async Task Up_FunctionsRefuseASetting_SaysWhichInOneLine()
    {
        await using var nebula = new Installation();

        using var up = await NebulaRun.CompleteAsync(nebula.Up(), new Dictionary<string, string?> { ["NEBULA_POSTGRES_POOL"] = "many" });

        Assert.Equal(ServiceFailed, up.ExitCode);
        Assert.Contains("The configuration is wrong: NEBULA_POSTGRES_POOL: 'many' is not a whole number", up.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", up.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("NEBULA_TRUSTED_PROXIES", "proxy.example")]
    [InlineData("NEBULA_PUBLIC_URL", "nebula.example")]
    public async Task Up_EdgeSettingNotUnderstood_SaysWhich(string name, string value)
    {
        await using var nebula = new Installation();

        using var up = await NebulaRun.CompleteAsync(nebula.Up(), new Dictionary<string, string?> { [name] = value });

        Assert.Equal(Usage, up.ExitCode);
        Assert.Contains($"{name}: '{value}'", up.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Up_WithoutNode_SaysWhatToInstall()
    {
        await using var nebula = new Installation();
        using var tools = new TemporaryFolder();
        foreach (var tool in new[] { "bash", "dirname", "readlink", "cut", "cat", "find", "dotnet" })
        {
            File.CreateSymbolicLink(tools.At(tool), OnPath(tool));
        }

        using var up = await NebulaRun.CompleteAsync(nebula.Up(), new Dictionary<string, string?> { ["PATH"] = tools.Path });

        Assert.Equal(MissingTool, up.ExitCode);
        Assert.Contains("Node.js 20 is not installed", up.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Script_ThroughASymlink_FindsItsRepository()
    {
        using var elsewhere = new TemporaryFolder();
        File.CreateSymbolicLink(elsewhere.At("neb"), NebulaRun.Script);

        using var run = await NebulaRun.CompleteAsync(["--version"], script: elsewhere.At("neb"));

        Assert.True(run.ExitCode == 0, run.Output);
    }

    [Fact]
    public async Task Status_NothingRuns_Is3()
    {
        await using var nebula = new Installation();

        using var status = await nebula.RunAsync("status");

        Assert.Equal(3, status.ExitCode);
    }

    private static string OnPath(string tool) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, tool)).First(File.Exists);
}
