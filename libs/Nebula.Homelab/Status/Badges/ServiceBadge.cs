using System.Globalization;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Live;

namespace Nebula.Homelab.Status.Badges;

/// <summary>What a badge tells of a service that whoever asks may know of.</summary>
internal static class ServiceBadge
{
    private const string NotKnown = "not known";

    public static Badge Of(ServiceLine line, BadgeRequest request, bool isStale, DateTimeOffset now) => request switch
    {
        { Kind: BadgeKind.Uptime, Window: { } window } => OfUptime(line, window, now),
        { Kind: BadgeKind.Response, Window: { } window } => new Badge($"response {window.Name}", NotKnown, BadgeColors.Neutral),
        { Kind: BadgeKind.Response } => OfResponse("response", line.LastMs),

        // What cannot be refreshed is no longer known.
        _ => OfState(line.Monitor.Name, isStale ? ServiceState.Unknown : line.Shown.State),
    };

    public static Badge OfResponse(string label, double? milliseconds) => milliseconds is { } known
        ? new Badge(label, Duration(known), BadgeColors.Response)
        : new Badge(label, NotKnown, BadgeColors.Neutral);

    public static string Draw(Badge badge, BadgeRequest request) =>
        BadgeSvg.Write(badge with { Label = ShownText.Of(request.Label ?? badge.Label), IsSquare = request.IsSquare });

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

    private static Badge OfUptime(ServiceLine line, StatusWindow window, DateTimeOffset now)
    {
        var uptime = line.Timeline.Within(now - window.Length, now).Uptime;
        return new Badge($"uptime {window.Name}", uptime is { } known ? Percent(known) : NotKnown, BadgeColors.OfUptime(uptime));
    }

    // Cut, not rounded: what was down for a second was not up all the time.
    private static string Percent(double share) => (Math.Floor(share * 10_000) / 100).ToString("0.##", CultureInfo.InvariantCulture) + "%";

    private static string Duration(double milliseconds) => milliseconds < 1000
        ? string.Create(CultureInfo.InvariantCulture, $"{milliseconds:0} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{milliseconds / 1000:0.#} s");
}
