using System.Diagnostics;
using System.Net;
using System.Runtime.Versioning;

namespace Nebula.EndToEnd.Tests;

[UnsupportedOSPlatform("windows")]
[Collection(RealStack.Name)]
public sealed class UpTests(RunningStack stack)
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Up_FirstRunDetached_IsHealthyAndPrintsTheSetupLinkOnce()
    {
        var nebula = stack.Nebula;

        Assert.Contains("first run", stack.FirstRun, StringComparison.Ordinal);
        Assert.Contains($"Open {nebula.Url}/setup#", stack.FirstRun, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await nebula.Http.GetAsync("/api/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await nebula.Http.PostAsync("/api/internal/setup-links", null)).StatusCode);
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(nebula.Data, "service-token")));
        Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(nebula.Data, "functions-master-key")));
        Assert.True((await nebula.StatusAsync())["healthy"]!.GetValue<bool>());
        using var link = await nebula.RunAsync("setup-link");
        Assert.Contains($"{nebula.Url}/setup#", link.Output, StringComparison.Ordinal);
        using var doctor = await nebula.RunAsync("doctor");
        Assert.True(doctor.ExitCode == 0, doctor.Output);
        using var verify = await nebula.RunAsync("verify");
        Assert.True(verify.ExitCode == 0, verify.Output);
        foreach (var file in new[] { "nebula.lock", "run.json", "logs/up.log", "postgres/postgres.log" })
        {
            Assert.Equal(OwnerOnly, File.GetUnixFileMode(Path.Combine(nebula.Data, file)));
        }
    }

    [Fact]
    public async Task Up_AlreadyRunning_PrintsItsUrlAndLeavesItAlone()
    {
        var nebula = stack.Nebula;
        var before = nebula.Processes();

        using var second = await NebulaRun.CompleteAsync(["up", "--data", nebula.Data, "--port", "1"]);

        Assert.Equal(0, second.ExitCode);
        Assert.Contains(nebula.Url, second.Output, StringComparison.Ordinal);
        Assert.Equal(before, nebula.Processes());
    }

    [Theory]
    [InlineData("functions")]
    [InlineData("postgres")]
    public async Task Service_Killed_IsStartedAgain(string service)
    {
        var nebula = stack.Nebula;
        var before = await nebula.ServiceAsync(service);

        Signals.Send(Installation.ProcessIdOf(before), PosixSignalNumber.Kill);
        var after = await nebula.RestartedAsync(service, Installation.ProcessIdOf(before));

        Assert.Equal(before["restarts"]!.GetValue<int>() + 1, after["restarts"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.OK, (await nebula.Http.GetAsync("/api/health/ready")).StatusCode);
    }

    [Fact]
    public async Task Down_RunningStack_LeavesNoProcessAndTheNextUpIsReadyWithinTenSeconds()
    {
        await using var nebula = new Installation();
        using var up = await NebulaRun.CompleteAsync(nebula.Up("--detach"));
        var processes = nebula.Processes();

        using var down = await nebula.RunAsync("down");

        Assert.True(processes.Count >= 3, $"expected launcher, PostgreSQL and functions, saw {processes.Count} processes");
        Assert.Equal(0, down.ExitCode);
        Assert.DoesNotContain(processes, Signals.IsAlive);
        Assert.Contains("database system is shut down", await File.ReadAllTextAsync(Path.Combine(nebula.Data, "postgres", "postgres.log")), StringComparison.Ordinal);

        var started = Stopwatch.GetTimestamp();
        using var again = await NebulaRun.CompleteAsync(nebula.Up("--detach"));
        var took = Stopwatch.GetElapsedTime(started);

        Assert.True(again.ExitCode == 0, again.Output);
        Assert.DoesNotContain("first run", again.Output, StringComparison.Ordinal);
        Assert.True(took < TimeSpan.FromSeconds(10), $"{took.TotalSeconds:0.0} s: {again.Output}");
    }

    [Fact]
    public async Task CtrlC_RunningInForeground_StopsEverything()
    {
        await using var nebula = new Installation();
        using var up = NebulaRun.Start(nebula.Up());
        await up.WaitForLineAsync("Ready.");
        var processes = nebula.Processes();

        up.Interrupt();
        await up.WaitForExitAsync();

        Assert.Equal(0, up.ExitCode);
        Assert.DoesNotContain(processes, Signals.IsAlive);
    }

    [Fact]
    public async Task Launcher_Killed_LeavesNothingAndTheNextUpWorks()
    {
        await using var nebula = new Installation();
        using var up = NebulaRun.Start(nebula.Up());
        await up.WaitForLineAsync("Ready.");
        var processes = nebula.Processes();

        Signals.Send(up.ProcessId, PosixSignalNumber.Kill);
        await Eventually.TrueAsync(() => !processes.Any(Signals.IsAlive), Patience);
        using var again = await NebulaRun.CompleteAsync(nebula.Up("--detach"));

        Assert.True(again.ExitCode == 0, again.Output);
    }
}
