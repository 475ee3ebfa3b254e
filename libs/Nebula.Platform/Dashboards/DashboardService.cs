using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.ServiceMap;
using Npgsql;

namespace Nebula.Platform.Dashboards;

/// <summary>Whose dashboard looks how: a file before one's own before the shared one before the default.</summary>
public sealed class DashboardService
{
    private readonly NpgsqlDataSource _database;
    private readonly DashboardFile _file;
    private readonly TimeProvider _time;

    internal DashboardService(NpgsqlDataSource database, DashboardFile file, TimeProvider time) => (_database, _file, _time) = (database, file, time);

    /// <param name="user">Null for who has no layout of its own.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<DashboardView> FindAsync(Guid? user, CancellationToken cancellationToken)
    {
        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        var rows = await DashboardStore.ReadAsync(connection, user, cancellationToken);
        var shared = rows.FirstOrDefault(row => row.Scope == DashboardStore.Shared);
        var own = user is null ? null : rows.FirstOrDefault(row => row.Scope != DashboardStore.Shared);
        var view = new DashboardView
        {
            Source = DashboardSource.Default,
            Version = own?.Version ?? 0,
            SharedVersion = shared?.Version ?? 0,
            HasShared = shared?.Document is not null,
            Errors = [],
        };
        if (await _file.ReadAsync(cancellationToken) is { } file)
        {
            return Show(view with { Path = _file.Path }, DashboardSource.File, file);
        }

        var (source, document) = own?.Document is { } mine ? (DashboardSource.Own, mine) : (DashboardSource.Shared, shared?.Document);
        return document is null ? view : Show(view, source, DashboardReader.Read(document));
    }

    /// <summary>The same layout in its other form.</summary>
    public static DashboardTranslation Translate(DashboardInput input)
    {
        var reading = Read(input);
        return new DashboardTranslation
        {
            Layout = reading.Layout,
            Yaml = reading.Layout is { } layout ? DashboardWriter.Write(layout) : null,
            Errors = reading.Errors,
        };
    }

    /// <param name="user">Whose; null for the one that everybody has who made none.</param>
    /// <param name="version">The one that the caller saw; 0 before the first.</param>
    /// <param name="input">What is to hold.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<Result> SaveAsync(Guid? user, int version, DashboardInput input, Actor actor, CancellationToken cancellationToken)
    {
        var reading = Read(input);
        if (reading.Layout is not { } layout)
        {
            var first = reading.Errors[0];
            return Error.Invalid("dashboard_invalid", $"The dashboard is not valid. Line {first.Line}, column {first.Column}: {first.Message}", [.. reading.Errors.Select(Field)]);
        }

        return await ChangeAsync(user, version, DashboardWriter.Write(layout), actor, user is null ? AuditActions.DashboardShared : AuditActions.DashboardUpdated, cancellationToken);
    }

    /// <summary>Forgets a layout: one's own for the shared one, the shared one for the default.</summary>
    public Task<Result> ResetAsync(Guid? user, int version, Actor actor, CancellationToken cancellationToken) =>
        ChangeAsync(user, version, null, actor, user is null ? AuditActions.DashboardUnshared : AuditActions.DashboardReset, cancellationToken);

    private async Task<Result> ChangeAsync(Guid? user, int version, string? document, Actor actor, string action, CancellationToken cancellationToken)
    {
        if (_file.Exists)
        {
            return Error.Conflict("dashboard_in_file", $"{_file.Path} says how the dashboard looks. Change it there, or remove the file.");
        }

        await using var connection = await _database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var now = _time.GetUtcNow();
        var row = await DashboardStore.LockAsync(connection, user, now, cancellationToken);
        if (row.Version != version)
        {
            return Error.Conflict("dashboard_changed", "The dashboard was changed meanwhile, in another window or on another device. Load it again.");
        }

        await DashboardStore.UpdateAsync(connection, row with { Document = document, Version = version + 1 }, now, cancellationToken);
        // What people put on a dashboard of their own is theirs, and the log keeps everything for ever.
        var entry = new AuditEntry(actor, action, AuditOutcome.Done)
        {
            Target = user is null ? "dashboard:shared" : "dashboard:own",
            Before = user is null && row.Document is not null ? new { Yaml = row.Document } : null,
            After = user is null && document is not null ? new { Yaml = document } : null,
        };
        await AuditTrail.AppendAsync(connection, entry, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return Result.Success;
    }

    // What comes as JSON is held to the same rules, by the one reader there is.
    private static DashboardReading Read(DashboardInput input) => input switch
    {
        { Layout: { } layout, Yaml: null } => DashboardReader.Read(DashboardWriter.Write(layout)),
        { Layout: null, Yaml: { } yaml } => DashboardReader.Read(yaml),
        _ => new DashboardReading(null, [new MapError(0, 0, "Give either layout or yaml.")]),
    };

    private static DashboardView Show(DashboardView view, DashboardSource source, DashboardReading reading) => view with
    {
        Source = source,
        Layout = reading.Layout,
        Yaml = reading.Layout is { } layout ? DashboardWriter.Write(layout) : null,
        Errors = reading.Errors,
    };

    private static FieldError Field(MapError error) =>
        new($"line {error.Line}, column {error.Column}", error.Hint is null ? error.Message : $"{error.Message} {error.Hint}");
}
