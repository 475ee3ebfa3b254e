using System.Net;

namespace Nebula.Runtime.Tests.Processes;

public sealed class SampleProcessTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Terminate_WithNothingRunning_EndsWellAndSoon()
    {
        await using var sample = await SampleProcess.StartAsync(new Dictionary<string, string>());
        using var response = await sample.Client.GetAsync("api/ping");

        sample.Send(ProcessSignal.Terminate);
        var exitCode = await sample.WaitForExitAsync(Limit);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(0, exitCode);
    }

    [Theory]
    [InlineData("WEBSITE_TIME_ZONE")]
    [InlineData("TZ")]
    public async Task TimeZone_FromTheEnvironment_IsTheSchedules(string name)
    {
        await using var sample = await SampleProcess.StartAsync(new Dictionary<string, string> { [name] = "Europe/Berlin" });

        await sample.WaitForLogAsync("Timer monitored ('0 0 0 1 1 *' in zone Europe/Berlin) runs next at", Limit);
    }

    [Fact]
    public async Task TimeZone_ThatDoesNotExist_IsRefusedAtTheStart()
    {
        var start = () => SampleProcess.StartAsync(new Dictionary<string, string> { ["WEBSITE_TIME_ZONE"] = "Nowhere/Atlantis" });

        var refusal = await Assert.ThrowsAsync<InvalidOperationException>(start);
        Assert.Contains("write an IANA name such as Europe/Berlin", refusal.Message, StringComparison.Ordinal);
    }
}
