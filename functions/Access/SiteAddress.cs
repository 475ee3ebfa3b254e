using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Platform.Notifications;

namespace Nebula.Functions.Access;

/// <summary>Where people reach this installation: as it is set, else as this request reached it. The edge has turned away every host that is not ours.</summary>
internal sealed class SiteAddress(ForwardedRequest forwarded, IOptionsMonitor<NotificationsOptions> options)
{
    /// <summary>Without a slash at the end.</summary>
    public string Of(HttpRequest request) => options.CurrentValue.PublicUrl?.TrimEnd('/') ?? AsAskedFor(request);

    /// <summary>For who came by a name of its own, to whom that of the rest is not told. Without a slash at the end.</summary>
    public string OfName(HttpRequest request) =>
        Uri.TryCreate(options.CurrentValue.PublicUrl, UriKind.Absolute, out var site) && site.Host.Equals(forwarded.HostOf(request).Host, StringComparison.OrdinalIgnoreCase)
            ? Of(request)
            : AsAskedFor(request);

    private string AsAskedFor(HttpRequest request) =>
        $"{(forwarded.IsHttps(request) ? "https" : "http")}://{forwarded.HostOf(request).ToUriComponent()}";
}
