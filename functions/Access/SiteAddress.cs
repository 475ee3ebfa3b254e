using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Nebula.Platform.Notifications;

namespace Nebula.Functions.Access;

/// <summary>Where people reach this installation: as it is set, else as this request reached it. The edge has turned away every host that is not ours.</summary>
internal sealed class SiteAddress(ForwardedRequest forwarded, IOptionsMonitor<NotificationsOptions> options)
{
    /// <summary>Without a slash at the end.</summary>
    public string Of(HttpRequest request) =>
        options.CurrentValue.PublicUrl?.TrimEnd('/') ?? $"{(forwarded.IsHttps(request) ? "https" : "http")}://{forwarded.HostOf(request).ToUriComponent()}";
}
