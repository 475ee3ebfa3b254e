using System.Globalization;
using Nebula.Homelab.Status.History;
using Nebula.Homelab.Status.Incidents;
using Nebula.Homelab.Status.Incidents.Stories;
using Nebula.Homelab.Status.Live;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.Views;

/// <summary>What is read from the database for one viewer: a service's history, and pages of incidents.</summary>
public sealed class StatusQueries
{
    public const int MaxIncidents = 100;

    private const int PublicReaders = 3;
    private const int Results = 50;
    private const int DetailIncidents = 20;

    private readonly SemaphoreSlim _publicReaders = new(PublicReaders);
    private readonly PublicAnswers<ServiceDetail> _publicServices;
    private readonly PublicAnswers<IncidentPage> _publicIncidents;
    private readonly PublicAnswers<Incident> _publicStories;
    private readonly SeriesStore _series = new();
    private readonly CheckResultStore _results = new();
    private readonly IncidentStore _incidents = new();

    private readonly NpgsqlDataSource _database;
    private readonly StatusLive _live;
    private readonly TimeProvider _time;

    public StatusQueries(NpgsqlDataSource database, StatusLive live, TimeProvider time)
    {
        (_database, _live, _time) = (database, live, time);
        _publicServices = new PublicAnswers<ServiceDetail>(_publicReaders, time);
        _publicIncidents = new PublicAnswers<IncidentPage>(_publicReaders, time);
        _publicStories = new PublicAnswers<Incident>(_publicReaders, time);
    }

    public async Task<Result<ServiceDetail>> FindServiceAsync(
        StatusAudience audience, string key, string? windowName, CancellationToken cancellationToken)
    {
        var window = windowName is null ? StatusWindow.Default : StatusWindow.Find(windowName);
        if (window is null)
        {
            var known = string.Join(", ", StatusWindow.All.Select(known => known.Name));
            return Error.Invalid("query_invalid", "The window is not known.", new FieldError("window", $"It must be one of {known}."));
        }

        if (!_live.IsLoaded)
        {
            return StatusLive.NotLoaded;
        }

        // Before anything is looked up: what was public then is kept under a name that is not asked for again.
        var loads = _live.Loads;
        if (_live.FindService(audience, key) is not { } line)
        {
            return ServiceNotFound(key);
        }

        return audience == StatusAudience.Full
            ? await ReadServiceAsync(audience, line, window, cancellationToken)
            : await _publicServices.ReadAsync(
                $"{loads} {window.Name} {key}", () => ReadServiceAsync(audience, line, window, CancellationToken.None), cancellationToken);
    }

    /// <param name="audience">Who asks.</param>
    /// <param name="service">Only incidents that concern this service, by key.</param>
    /// <param name="state"><c>open</c> or <c>resolved</c>.</param>
    /// <param name="before">The <see cref="IncidentPage.Next"/> of the page before.</param>
    /// <param name="limit">1 to <see cref="MaxIncidents"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result<IncidentPage>> ListIncidentsAsync(
        StatusAudience audience, string? service, string? state, string? before, int limit, CancellationToken cancellationToken)
    {
        List<FieldError> errors = [];
        if (limit is < 1 or > MaxIncidents)
        {
            errors.Add(new FieldError("limit", $"{limit} is not possible; it must be from 1 to {MaxIncidents}."));
        }

        if (state is not (null or "open" or "resolved"))
        {
            errors.Add(new FieldError("state", "It must be open or resolved."));
        }

        if (!TryReadCursor(before, out var beforeAt, out var beforeId))
        {
            errors.Add(new FieldError("before", "This is not the next of a page before."));
        }

        if (errors.Count > 0)
        {
            return Error.Invalid("query_invalid", $"The query is not valid. {errors[0].Field}: {errors[0].Message}", errors);
        }

        if (!_live.IsLoaded)
        {
            return StatusLive.NotLoaded;
        }

        var loads = _live.Loads;
        var line = service is null ? null : _live.FindService(audience, service);
        if (service is not null && line is null)
        {
            return ServiceNotFound(service);
        }

        var query = new IncidentQuery
        {
            BeforeAt = beforeAt,
            BeforeId = beforeId,
            MonitorId = line?.Monitor.Id,
            Open = state is null ? null : state == "open",
            Visible = audience == StatusAudience.Full ? null : _live.ReadPublicMonitors(),
            Limit = limit + 1,
        };
        return audience == StatusAudience.Full
            ? await ReadIncidentsAsync(audience, query, cancellationToken)
            : await _publicIncidents.ReadAsync(
                $"{loads} {line?.Monitor.Id} {state} {beforeAt?.UtcTicks} {beforeId} {limit}",
                () => ReadIncidentsAsync(audience, query, CancellationToken.None),
                cancellationToken);
    }

    /// <summary>One incident with its whole story, as far as the audience may know it.</summary>
    public async Task<Result<Incident>> FindIncidentAsync(StatusAudience audience, Guid id, CancellationToken cancellationToken)
    {
        if (!_live.IsLoaded)
        {
            return StatusLive.NotLoaded;
        }

        var loads = _live.Loads;
        return audience == StatusAudience.Full
            ? await ReadIncidentAsync(audience, id, cancellationToken)
            : await _publicStories.ReadAsync($"{loads} {id}", () => ReadIncidentAsync(audience, id, CancellationToken.None), cancellationToken);
    }

    private async Task<Result<Incident>> ReadIncidentAsync(StatusAudience audience, Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        return await _incidents.FindAsync(connection, id, cancellationToken) is { } record && _live.BuildStory(audience, record) is { } incident
            ? incident
            : StoryLedger.NotFound;
    }

    private async Task<Result<ServiceDetail>> ReadServiceAsync(
        StatusAudience audience, ServiceLine line, StatusWindow window, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var no = line.Monitor.No;
        var series = await _series.ReadAsync(connection, no, window, _time.GetUtcNow(), cancellationToken);
        var results = await _results.ReadLatestAsync(connection, no, line.Monitor.Id, Results, cancellationToken);
        var incidents = await _incidents.ReadPageAsync(
            connection, new IncidentQuery { MonitorId = line.Monitor.Id, Limit = DetailIncidents }, cancellationToken);
        if (_live.BuildService(audience, line) is not { } service)
        {
            return StatusLive.NotLoaded;
        }

        return new ServiceDetail
        {
            Service = service,
            Window = window.Name,
            Series = series,
            Results = audience == StatusAudience.Full ? results : [.. results.Select(Hide)],
            Incidents = _live.BuildIncidents(audience, incidents),
        };
    }

    private async Task<Result<IncidentPage>> ReadIncidentsAsync(StatusAudience audience, IncidentQuery query, CancellationToken cancellationToken)
    {
        var limit = query.Limit - 1;
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var records = await _incidents.ReadPageAsync(connection, query, cancellationToken);
        var page = records.Take(limit).ToList();
        return new IncidentPage(_live.BuildIncidents(audience, page), records.Count > limit ? CursorOf(page[^1]) : null);
    }

    internal static Error ServiceNotFound(string key) =>
        Error.NotFound("service_not_found", key.Length <= 80 ? $"There is no service {key}." : "There is no such service.");

    private static CheckResult Hide(CheckResult result) =>
        result with { Reason = PublicWords.Of(result.State), Evidence = new Evidence { SeenFrom = "" } };

    private static string CursorOf(IncidentRecord incident) =>
        string.Create(CultureInfo.InvariantCulture, $"{incident.StartedAt.UtcTicks}_{incident.Id:N}");

    private static bool TryReadCursor(string? cursor, out DateTimeOffset? at, out Guid? id)
    {
        (at, id) = (null, null);
        if (cursor is null)
        {
            return true;
        }

        if (cursor.Split('_') is not [var ticks, var guid]
            || !long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var moment)
            || moment > DateTimeOffset.MaxValue.UtcTicks
            || !Guid.TryParseExact(guid, "N", out var last))
        {
            return false;
        }

        (at, id) = (new DateTimeOffset(moment, TimeSpan.Zero), last);
        return true;
    }
}
