using Nebula.Homelab.Status.Badges;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.PublicPages.Derived;

/// <summary>Badges of the services on a published page, which tell nothing that the page does not show. From memory.</summary>
public sealed class PublicPageBadges(PublicPagesLive pages, TimeProvider time)
{
    /// <summary>The badge as SVG.</summary>
    public Result<string> Draw(string slug, string service, BadgeRequest request)
    {
        if (request is { Kind: BadgeKind.Response, Window: not null })
        {
            return Error.Invalid("query_invalid", "A page's badge tells the last response time only.", new FieldError("window", "Leave it out for a response time."));
        }

        return pages.Read<string>(slug, (scope, isStale) =>
        {
            var isShown = request.Kind switch
            {
                BadgeKind.Uptime => request.Window!.Length <= LongestOf(scope.Page.Bars),
                BadgeKind.Response => scope.Page.ShowResponseTimes,
                _ => true,
            };
            return isShown && scope.Find(service) is { } line
                ? ServiceBadge.Draw(ServiceBadge.Of(line, request, isStale, time.GetUtcNow()), request)
                : StatusQueries.ServiceNotFound(service);
        });
    }

    // What the bars do not show, a badge does not tell.
    private static TimeSpan LongestOf(UptimeBars bars) => bars switch
    {
        UptimeBars.Day => TimeSpan.FromDays(1),
        UptimeBars.Quarter => TimeSpan.FromDays(90),
        _ => TimeSpan.Zero,
    };
}
