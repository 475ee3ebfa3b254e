using System.Net;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Composition;

public sealed class RestartTests : IAsyncLifetime
{
    private const string MasterKey = "the-master-key-of-a-test-0123456789abcdef";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);

    private readonly FunctionsHost _host = new();

    public Task InitializeAsync()
    {
        _host.Environment["FunctionsRuntime__MasterKey"] = MasterKey;
        return _host.InitializeAsync();
    }

    [Fact]
    public async Task Restart_OfTheWholeApp_EndsWithTheCodeThatASupervisorStartsAnew()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/admin/host/restart");
        request.Headers.Add("x-functions-key", MasterKey);

        using var response = await _host.Client.SendAsync(request);
        var exitCode = await _host.WaitForExitAsync(Limit);

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal(75, exitCode);
    }

    public Task DisposeAsync() => _host.DisposeAsync();
}
