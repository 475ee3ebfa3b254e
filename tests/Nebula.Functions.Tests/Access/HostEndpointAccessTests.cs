using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Logging;
using Nebula.Testing;

namespace Nebula.Functions.Tests.Access;

/// <summary>
/// The edge closes /admin and /runtime; the app closes them too, for those who reach it past the edge. Over whatever the
/// runtime maps by itself, so that an endpoint added there later is in it.
/// </summary>
public sealed class HostEndpointAccessTests(FunctionsHost host) : IClassFixture<FunctionsHost>
{
    private static readonly string[] Open = ["/", "/admin/host/ping"];

    [Fact]
    public async Task EndpointsOfTheHost_WithoutAKey_Return401()
    {
        var tried = 0;
        foreach (var (method, path) in EndpointsOfTheHost())
        {
            using var request = new HttpRequestMessage(HttpMethod.Parse(method), path);
            using var response = await host.Client.SendAsync(request);

            Assert.True(response.StatusCode == HttpStatusCode.Unauthorized, $"{method} {path}: {response.StatusCode}");
            tried++;
        }

        Assert.True(tried > 15, $"Only {tried} endpoints were found.");
    }

    [Fact]
    public async Task HomepageAndPing_WithoutAKey_TellNothing()
    {
        var ping = await host.Client.GetAsync("/admin/host/ping");
        var home = await host.Client.GetAsync("/");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (ping.StatusCode, home.StatusCode));
        Assert.Empty(await ping.Content.ReadAsByteArrayAsync());
        Assert.DoesNotContain("Nebula", await home.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>What an app without functions has mapped.</summary>
    private static List<(string Method, string Path)> EndpointsOfTheHost()
    {
        var builder = FunctionsApplication.CreateBuilder([]);
        builder.Logging.ClearProviders();
        using var empty = builder.ConfigureFunctionsWebApplication().Build();
        var endpoints = ((IEndpointRouteBuilder)empty).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>();
        return
        [
            .. from endpoint in endpoints
               let path = endpoint.RoutePattern.RawText!
               where !Open.Contains(path)
               from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods
               select (method, PathOf(path)),
        ];
    }

    // Any text does for a parameter: the key is asked for first.
    private static string PathOf(string route) => string.Join('/', route.Split('/').Select(part => part.StartsWith('{') ? "anything" : part));
}
