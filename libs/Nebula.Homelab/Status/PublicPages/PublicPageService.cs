using Nebula.Homelab.Status.Maintenance;
using Nebula.Homelab.Status.Recording;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Npgsql;

namespace Nebula.Homelab.Status.PublicPages;

/// <summary>The rules for pages. What changes is told over the feed of the status, so that every process shows it at once, or no longer.</summary>
public sealed class PublicPageService(NpgsqlDataSource database, TimeProvider time)
{
    // Each is held in memory and kept current.
    private const int MaxPages = 50;

    private readonly PublicPageStore _store = new();
    private readonly MaintenanceStore _monitors = new();
    private readonly StatusFeedStore _feed = new();

    public async Task<PublicPageList> ListAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return new PublicPageList(await _store.ReadAllAsync(connection, cancellationToken));
    }

    public async Task<Result<PublicPage>> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        return await _store.FindAsync(connection, id, cancellationToken) is { } page ? page : NotFound(id);
    }

    public async Task<Result<PublicPage>> CreateAsync(PublicPageInput input, Actor actor, CancellationToken cancellationToken)
    {
        var read = PublicPageValidator.Read(input);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        return await ChangeAsync(
            actor,
            AuditActions.PageCreated,
            async (connection, now) =>
            {
                if (await _store.CountAsync(connection, cancellationToken) >= MaxPages)
                {
                    return Error.Conflict("page_limit", $"There are {MaxPages} pages, which is the most there can be. Delete one that nobody needs.");
                }

                return await CheckAsync(connection, read.Value, null, cancellationToken) is { } wrong
                    ? wrong
                    : new PublicPageChange(null, read.Value.ToPage(now));
            },
            cancellationToken);
    }

    /// <summary>Replaces a page if it is still the version that the caller saw.</summary>
    public async Task<Result<PublicPage>> UpdateAsync(Guid id, int version, PublicPageInput input, Actor actor, CancellationToken cancellationToken)
    {
        var read = PublicPageValidator.Read(input);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        return await ChangeAsync(
            actor,
            AuditActions.PageUpdated,
            async (connection, now) =>
            {
                if (await _store.FindAsync(connection, id, cancellationToken) is not { } page)
                {
                    return NotFound(id);
                }

                if (page.Version != version)
                {
                    return Error.Conflict("page_changed", $"The page was changed meanwhile: it is version {page.Version}, not {version}. Load it again.");
                }

                return await CheckAsync(connection, read.Value, page, cancellationToken) is { } wrong
                    ? wrong
                    : new PublicPageChange(page, read.Value.Over(page) with { Version = version + 1, UpdatedAt = now });
            },
            cancellationToken);
    }

    public async Task<Result> DeleteAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        var deleted = await ChangeAsync(
            actor,
            AuditActions.PageDeleted,
            async (connection, _) => await _store.FindAsync(connection, id, cancellationToken) is { } page ? new PublicPageChange(page, null) : NotFound(id),
            cancellationToken);
        return deleted.Error is { } error ? error : Result.Success;
    }

    private async Task<Result<PublicPage>> ChangeAsync(
        Actor actor, string action, Func<NpgsqlConnection, DateTimeOffset, Task<Result<PublicPageChange>>> change, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await StatusLock.TakeAsync(connection, transaction, cancellationToken);
        var now = PostgresTime.Truncate(time.GetUtcNow());
        var changed = await change(connection, now);
        if (!changed.IsSuccess)
        {
            return changed.Error;
        }

        await (changed.Value.After is { } after
            ? _store.SaveAsync(connection, after, cancellationToken)
            : _store.DeleteAsync(connection, changed.Value.Page.Id, cancellationToken));
        await AuditTrail.AppendAsync(connection, changed.Value.ToEntry(actor, action), now, cancellationToken);
        await _feed.AppendAsync(connection, now, new FeedBatch { Reload = true }, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return changed.Value.Page;
    }

    private async Task<Error?> CheckAsync(NpgsqlConnection connection, PublicPageInput input, PublicPage? before, CancellationToken cancellationToken)
    {
        if (await _store.FindOwnerOfSlugAsync(connection, input.Slug!, cancellationToken) is { } owner && owner != before?.Id)
        {
            return PublicPageValidator.Invalid(new FieldError("slug", $"Another page is at /s/{input.Slug} already."));
        }

        // One that was deleted since it was chosen may stay: who changes the title did not choose it anew.
        var known = before?.Sections.SelectMany(section => section.Monitors) ?? [];
        var unknown = await _monitors.FindUnknownAsync(connection, input.Sections.SelectMany(section => section.Monitors).Except(known), cancellationToken);
        return unknown.Count == 0
            ? null
            : PublicPageValidator.Invalid(new FieldError(SectionOf(input, unknown[0]), $"There is no monitor with the id {unknown[0]}."));
    }

    private static string SectionOf(PublicPageInput input, Guid monitor) =>
        $"sections[{input.Sections.TakeWhile(section => !section.Monitors.Contains(monitor)).Count()}].monitors";

    private static Error NotFound(Guid id) => Error.NotFound("page_not_found", $"There is no page with the id {id}.");
}
