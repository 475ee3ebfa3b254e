using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Nebula.Runtime.Http.Routing;
using Nebula.Runtime.Keys;
using Nebula.Runtime.Tests.Hosting;

namespace Nebula.Runtime.Tests.Admin;

/// <summary>Over whatever is mapped, so that an endpoint added later is in it by itself.</summary>
public sealed class AdminAccessTests
{
    private static readonly string[] Open = ["/", "/admin/host/ping"];

    [Fact]
    public async Task Endpoints_OfTheHost_AskForMoreThanAnonymous()
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        var endpoints = EndpointsOfTheHost(app);

        Assert.True(endpoints.Count > 15);
        Assert.All(endpoints, endpoint => Assert.True(
            endpoint.Metadata.GetMetadata<RequiredLevel>() is { Level: > AuthorizationLevel.Anonymous }, endpoint.DisplayName));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("a-wrong-key-0123456789abcdef0123456789ab")]
    public async Task Endpoints_OfTheHost_WithoutTheRightKey_Return401(string? key)
    {
        await using var app = await AdminApp.StartAsync([typeof(EdgeFunctions)]);

        foreach (var endpoint in EndpointsOfTheHost(app))
        {
            foreach (var method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods)
            {
                using var request = new HttpRequestMessage(HttpMethod.Parse(method), endpoint.RoutePattern.RawText!.Replace("{name}", "address", StringComparison.Ordinal));
                request.Headers.TryAddWithoutValidation("x-functions-key", key);
                using var response = await app.Stranger.SendAsync(request);

                Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {endpoint.RoutePattern.RawText}: {response.StatusCode}");
            }
        }
    }

    private static List<RouteEndpoint> EndpointsOfTheHost(AdminApp app) =>
        [.. app.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<HttpFunction>() is null && !Open.Contains(endpoint.RoutePattern.RawText))];
}
