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
}
