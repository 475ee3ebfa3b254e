using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Nebula.Functions.Tests.Access;

namespace Nebula.Functions.Tests.Setup;

public sealed class GetFoundFunctionTests(InhabitedHost host) : IClassFixture<InhabitedHost>
{
    [Fact]
    public async Task Get_Owner_SeesTheMachineAndItsPartsWithEvidence()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/setup/found");
        await host.SignAsync(request, CallerKind.Owner);

        using var response = await host.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var report = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(Environment.ProcessorCount, report.GetProperty("machine").GetProperty("cores").GetInt32());
        var parts = report.GetProperty("parts").EnumerateArray().ToDictionary(part => part.GetProperty("id").GetString()!);
        Assert.Equal(["docker", "nebula", "ollama", "postgres", "redis", "tailscale"], parts.Keys.Order());
        Assert.StartsWith("PostgreSQL ", parts["postgres"].GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("PONG", parts["redis"].GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.Equal("nebula", parts["postgres"].GetProperty("suggestion").GetProperty("check").GetProperty("connection").GetString());
    }
}
