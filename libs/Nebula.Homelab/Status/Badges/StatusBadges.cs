using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Live;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.Badges;

/// <summary>
/// Badges of public services, the same for whoever asks. What is not public is answered as what is not there. From memory; only the
/// average of a window is read from the database, once for all who ask within a moment.
/// </summary>
public sealed class StatusBadges(StatusLive live, StatusQueries queries, DatabaseHealth database, TimeProvider time)
{
    /// <summary>The badge as SVG.</summary>
    /// <param name="service">The service's id.</param>
    /// <param name="request">Which badge.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="DatabaseUnavailableException">An average was asked for, and the database is gone.</exception>
    public async Task<Result<string>> DrawAsync(string service, BadgeRequest request, CancellationToken cancellationToken)
    {
        if (!live.IsLoaded)
        {
            return StatusLive.NotLoaded;
        }

        var badge = live.Read((memory, isStale) => memory.FindByKey(service) is { Monitor.Public: true } line ? ServiceBadge.Of(line, request, isStale, time.GetUtcNow()) : null);
        if (badge is null)
        {
            return StatusQueries.ServiceNotFound(service);
        }

        if (request is { Kind: BadgeKind.Response, Window: { } window })
        {
            var detail = await database.RunAsync(
                token => queries.FindServiceAsync(StatusAudience.Public, service, window.Name, token), cancellationToken);
            if (!detail.IsSuccess)
            {
                return detail.Error;
            }

            badge = ServiceBadge.OfResponse(badge.Label, AverageOf(detail.Value.Series));
        }

        return ServiceBadge.Draw(badge, request);
    }

    private static double? AverageOf(IReadOnlyList<SeriesPoint> series)
    {
        var answered = series.Where(point => point.AvgMs is not null).ToList();
        var checks = answered.Sum(AnswersOf);
        return checks == 0 ? null : answered.Sum(point => point.AvgMs!.Value * AnswersOf(point)) / checks;
    }

    private static int AnswersOf(SeriesPoint point) => point.Up + point.Degraded + point.Down;
}
