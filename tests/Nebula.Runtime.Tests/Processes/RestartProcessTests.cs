using System.Net;

namespace Nebula.Runtime.Tests.Processes;

public sealed class RestartProcessTests
{
    private const string MasterKey = "the-master-key-of-a-test-0123456789abcdef";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task Restart_EndsTheProcessWithTheCodeThatASupervisorStartsAnew()
    {
        await using var sample = await SampleProcess.StartAsync(new Dictionary<string, string> { ["FunctionsRuntime__MasterKey"] = MasterKey });
        sample.Client.DefaultRequestHeaders.Add("x-functions-key", MasterKey);

        using var response = await sample.Client.PostAsync("admin/host/restart", null);
        var exitCode = await sample.WaitForExitAsync(Limit);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(75, exitCode);
    }
}
