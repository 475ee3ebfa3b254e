using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>
/// From rows of the feed to events of the stream (HTML Living Standard, 9.2). The ids are the same whoever writes them, and whoever
/// may see them.
/// </summary>
internal sealed class FrameWriter(StatusMemory memory, PublicNews news, TimeProvider time)
{
    private const string OverallEvent = "overall";
    private const string MapEvent = "map";

    private readonly StatusViewBuilder _full = new(memory, StatusAudience.Full, time.GetUtcNow(), time.LocalTimeZone);
    private readonly StatusViewBuilder _public = new(memory, StatusAudience.Public, time.GetUtcNow(), time.LocalTimeZone);

    /// <summary>Call it before <see cref="Write"/>: sees what strangers may be told anew by this row.</summary>
    public void Note(FeedRow row)
    {
        if (ChangesOverall(row.Batch))
        {
            news.Note(OverallEvent, Json(_public.BuildOverall()), row.Position);
        }

        if (ChangesMap(row.Batch))
        {
            news.Note(MapEvent, Json(_public.BuildOutline()), row.Position);
        }
    }

    /// <summary>The same for many rows of which only the end is known: what is new in it belongs to the last that can have brought it.</summary>
    public void NoteAll(IReadOnlyList<FeedRow> rows)
    {
        news.ForgetAllBut(OverallEvent, MapEvent);
        if (rows.LastOrDefault(row => ChangesOverall(row.Batch)) is { } overall)
        {
            news.Note(OverallEvent, Json(_public.BuildOverall()), overall.Position);
        }

        if (rows.LastOrDefault(row => ChangesMap(row.Batch)) is { } map)
        {
            news.Note(MapEvent, Json(_public.BuildOutline()), map.Position);
        }
    }

    public IReadOnlyList<StatusFrame> Write(FeedRow row)
    {
        List<StatusFrame> frames = [];
        var batch = row.Batch;
        foreach (var result in batch.Results)
        {
            AddResult(result.No, new StreamedResult
            {
                Id = NextId().ToString(),
                Service = "",
                State = result.State,
                Reason = result.Reason,
                Evidence = result.Evidence,
                Since = result.Since,
                At = result.At,
                ResponseTimeMs = result.Ms,
            });
        }

        foreach (var change in batch.Changes)
        {
            AddResult(change.No, new StreamedResult
            {
                Id = NextId().ToString(),
                Service = "",
                State = change.State,
                Reason = change.Reason,
                Evidence = change.Evidence,
                Since = change.At,
                At = change.At,
            });
        }

        foreach (var incident in batch.Incidents)
        {
            Add("incident", _full.BuildIncident(incident), FindNews(incident, row.Position));
        }

        foreach (var incident in batch.Internal)
        {
            Add("incident", _full.BuildIncident(incident), null);
        }

        if (ChangesMap(batch))
        {
            var map = new StreamedMap(NextId().ToString());
            Add(MapEvent, map, news.IsNewAt(MapEvent, row.Position) ? map : null);
        }

        if (ChangesOverall(batch))
        {
            Add(OverallEvent, _full.BuildOverall(), news.IsNewAt(OverallEvent, row.Position) ? _public.BuildOverall() : null);
        }

        return frames;

        FeedEventId NextId() => new(row.Position, frames.Count);

        void Add<T>(string name, T? full, T? visible)
            where T : class
        {
            var id = NextId();
            frames.Add(new StatusFrame(id, full is null ? [] : Format(id, name, full), visible is null ? null : Format(id, name, visible)));
        }

        void AddResult(int no, StreamedResult shown)
        {
            // The line is gone when the monitor was deleted after this row was written.
            var line = memory.FindByNo(no);
            var full = line is null ? null : shown with { Service = line.Monitor.Key };
            Add("result", full, line is not null && _public.IsVisible(line) ? full! with { Reason = PublicWords.Of(full.State), Evidence = null } : null);
        }
    }

    /// <summary>The version is the event itself: a client that sees one loads again, and learns nothing of what the map holds.</summary>
    public static StatusFrame Map(FeedEventId id)
    {
        var bytes = Format(id, MapEvent, new StreamedMap(id.ToString()));
        return new StatusFrame(id, bytes, bytes);
    }

    public static StatusFrame Stale(FeedEventId id, StaleReason? reason)
    {
        var bytes = Format(id, "stale", new StreamedStale(reason is not null, reason));
        return new StatusFrame(id, bytes, bytes);
    }

    private Incident? FindNews(IncidentRecord record, long position)
    {
        if (_public.BuildIncident(record) is not { } incident)
        {
            return null;
        }

        // Between two tellings the clock goes on, which is no news.
        var subject = incident.Id.ToString();
        news.Note(subject, Json(incident with { DurationSeconds = 0 }), position);
        var isNew = news.IsNewAt(subject, position);
        if (incident.State == IncidentState.Resolved)
        {
            news.Forget(subject);
        }

        return isNew ? incident : null;
    }

    private static bool ChangesMap(FeedBatch batch) => batch.Reload || batch.Nodes.Count > 0;

    private static bool ChangesOverall(FeedBatch batch) =>
        ChangesMap(batch) || batch.Changes.Count > 0 || batch.Incidents.Concat(batch.Internal).Any(incident => incident.Manual);

    // JSON without line breaks is one data line.
    private static byte[] Format<T>(FeedEventId id, string name, T data) =>
        Encoding.UTF8.GetBytes($"id: {id}\nevent: {name}\ndata: {Json(data)}\n\n");

    private static string Json<T>(T data) => JsonSerializer.Serialize(data, NebulaJson.Options);
}
