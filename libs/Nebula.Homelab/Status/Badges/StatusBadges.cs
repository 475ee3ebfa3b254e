using System.Globalization;
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
    private const string NotKnown = "not known";

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

        var badge = live.Read((memory, isStale) => memory.FindByKey(service) is { Monitor.Public: true } line ? Of(line, request, isStale) : null);
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

            badge = OfResponse(badge.Label, AverageOf(detail.Value.Series));
        }

        return BadgeSvg.Write(badge with { Label = ShownText.Of(request.Label ?? badge.Label), IsSquare = request.IsSquare });
    }

    private Badge Of(ServiceLine line, BadgeRequest request, bool isStale) => request switch
    {
        { Kind: BadgeKind.Uptime, Window: { } window } => OfUptime(line, window),
        { Kind: BadgeKind.Response, Window: { } window } => new Badge($"response {window.Name}", NotKnown, BadgeColors.Neutral),
        { Kind: BadgeKind.Response } => OfResponse("response", line.LastMs),

        // What cannot be refreshed is no longer known.
        _ => OfState(line.Monitor.Name, isStale ? ServiceState.Unknown : line.Shown.State),
    };

    private static Badge OfState(string name, ServiceState state)
    {
        var word = state switch
        {
            ServiceState.Unknown => NotKnown,
            ServiceState.NotConfigured => "not set up",
            ServiceState.Maintenance => "under maintenance",
            _ => state.ToText(),
        };
        return new Badge(name, word, BadgeColors.Of(state));
    }

    private Badge OfUptime(ServiceLine line, StatusWindow window)
    {
        var now = time.GetUtcNow();
        var uptime = line.Timeline.Within(now - window.Length, now).Uptime;
        return new Badge($"uptime {window.Name}", uptime is { } known ? Percent(known) : NotKnown, BadgeColors.OfUptime(uptime));
    }

    private static Badge OfResponse(string label, double? milliseconds) => milliseconds is { } known
        ? new Badge(label, Duration(known), BadgeColors.Response)
        : new Badge(label, NotKnown, BadgeColors.Neutral);

    private static double? AverageOf(IReadOnlyList<SeriesPoint> series)
    {
        var answered = series.Where(point => point.AvgMs is not null).ToList();
        var checks = answered.Sum(AnswersOf);
        return checks == 0 ? null : answered.Sum(point => point.AvgMs!.Value * AnswersOf(point)) / checks;
    }

    private static int AnswersOf(SeriesPoint point) => point.Up + point.Degraded + point.Down;

    // Cut, not rounded: what was down for a second was not up all the time.
    private static string Percent(double share) => (Math.Floor(share * 10_000) / 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Duration(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.#} s");
}
