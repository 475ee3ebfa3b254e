using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.Views;
using Nebula.Platform.Json;

namespace Nebula.Homelab.Status.Live;

/// <summary>From rows of the feed to events of the stream (HTML Living Standard, 9.2). The ids are the same whoever writes them.</summary>
internal sealed class FrameWriter(StatusMemory memory, DateTimeOffset now, TimeZoneInfo zone)
{
    private readonly StatusViewBuilder _full = new(memory, StatusAudience.Full, now, zone);
    private readonly StatusViewBuilder _public = new(memory, StatusAudience.Public, now, zone);

    public IReadOnlyList<StatusFrame> Write(FeedRow row)
    {
        List<StatusFrame> frames = [];
        var batch = row.Batch;
        foreach (var result in batch.Results)
        {
            AddResult(result.No, id => new StreamedResult
            {
                Id = id,
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
            AddResult(change.No, id => new StreamedResult
            {
                Id = id,
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
            Add("incident", _full.BuildIncident(incident), _public.BuildIncident(incident));
        }

        if (batch.Reload || batch.Nodes.Count > 0)
        {
            Add("map", new StreamedMap(memory.MapVersion), new StreamedMap(memory.MapVersion));
        }

        if (batch.Reload || batch.Changes.Count > 0 || batch.Nodes.Count > 0)
        {
            frames.Add(Overall(new FeedEventId(row.Position, frames.Count)));
        }

        return frames;

        void Add<T>(string name, T? full, T? visible)
            where T : class
        {
            var id = new FeedEventId(row.Position, frames.Count);
            frames.Add(new StatusFrame(id, full is null ? [] : Format(id, name, full), visible is null ? null : Format(id, name, visible)));
        }

        void AddResult(int no, Func<string, StreamedResult> make)
        {
            // The line is gone when the monitor was deleted after this row was written.
            var line = memory.FindByNo(no);
            var result = line is null ? null : make(new FeedEventId(row.Position, frames.Count).ToString()) with { Service = line.Monitor.Key };
            Add("result", result, line is not null && _public.IsVisible(line) ? result! with { Reason = PublicWords.Of(result.State), Evidence = null } : null);
        }
    }

    public StatusFrame Overall(FeedEventId id) =>
        new(id, Format(id, "overall", _full.BuildOverall()), Format(id, "overall", _public.BuildOverall()));

    public static StatusFrame Map(FeedEventId id, string version)
    {
        var bytes = Format(id, "map", new StreamedMap(version));
        return new StatusFrame(id, bytes, bytes);
    }

    public static StatusFrame Stale(FeedEventId id, StaleReason? reason)
    {
        var bytes = Format(id, "stale", new StreamedStale(reason is not null, reason));
        return new StatusFrame(id, bytes, bytes);
    }

    // JSON without line breaks is one data line.
    private static byte[] Format<T>(FeedEventId id, string name, T data) =>
        Encoding.UTF8.GetBytes($"id: {id}\nevent: {name}\ndata: {JsonSerializer.Serialize(data, NebulaJson.Options)}\n\n");
}
