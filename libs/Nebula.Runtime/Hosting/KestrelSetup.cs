using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.DependencyInjection;

namespace Nebula.Runtime.Hosting;

/// <summary>The server faces the network itself: limits, no Server header, and no proxy believed that was not named.</summary>
internal static class KestrelSetup
{
    public static void UseFunctionsKestrel(this IWebHostBuilder web, FunctionsRuntimeOptions options)
    {
        web.UseKestrelCore();
        web.UseUrls(options.Urls);
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = options.MaxRequestBodyBytes;
            kestrel.Limits.RequestHeadersTimeout = options.RequestHeadersTimeout;
            kestrel.Limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        });
        web.ConfigureServices(services => services.Configure<ForwardedHeadersOptions>(forwarded => Trust(forwarded, options.TrustedProxies)));
    }

    private static void Trust(ForwardedHeadersOptions forwarded, string[] proxies)
    {
        // The defaults believe loopback; here only what is written counts.
        forwarded.ForwardedHeaders = ForwardedHeaders.All;
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var proxy in proxies)
        {
            if (IPAddress.TryParse(proxy, out var address))
            {
                forwarded.KnownProxies.Add(address);
            }
            else if (System.Net.IPNetwork.TryParse(proxy, out var network))
            {
                forwarded.KnownIPNetworks.Add(network);
            }
            else
            {
                throw FunctionsRuntimeOptions.Invalid(
                    nameof(FunctionsRuntimeOptions.TrustedProxies), $"addresses or CIDR networks; '{proxy}' is neither");
            }
        }
    }
}
