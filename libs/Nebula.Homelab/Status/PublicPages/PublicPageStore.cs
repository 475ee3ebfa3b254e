using Dapper;
using Npgsql;

namespace Nebula.Homelab.Status.PublicPages;

/// <summary>Pages; there are few, and their number is bounded.</summary>
internal sealed class PublicPageStore
{
    private const string Columns = """
        id, slug, title, description, logo_text AS LogoText, accent, published, sections::text AS Sections, bars,
        show_response_times AS ShowResponseTimes, show_maintenance AS ShowMaintenance, incident_days AS IncidentDays,
        frame_ancestors AS FrameAncestors, version, created_at AS CreatedAt, updated_at AS UpdatedAt
        """;

    private const string AllSql = $"SELECT {Columns} FROM public_pages ORDER BY title, id";

    private const string PublishedSql = $"SELECT {Columns} FROM public_pages WHERE published ORDER BY id";

    private const string ByIdSql = $"SELECT {Columns} FROM public_pages WHERE id = @Id";

    private const string CountSql = "SELECT count(*) FROM public_pages";

    private const string OwnerOfSlugSql = "SELECT id FROM public_pages WHERE slug = @Slug";

    private const string SaveSql = """
        INSERT INTO public_pages (
            id, slug, title, description, logo_text, accent, published, sections, bars, show_response_times, show_maintenance, incident_days,
            frame_ancestors, version, created_at, updated_at)
        VALUES (
            @Id, @Slug, @Title, @Description, @LogoText, @Accent, @Published, @Sections::jsonb, @Bars, @ShowResponseTimes, @ShowMaintenance,
            @IncidentDays, @FrameAncestors, @Version, @CreatedAt, @UpdatedAt)
        ON CONFLICT (id) DO UPDATE SET
            slug = excluded.slug, title = excluded.title, description = excluded.description, logo_text = excluded.logo_text,
            accent = excluded.accent, published = excluded.published, sections = excluded.sections, bars = excluded.bars,
            show_response_times = excluded.show_response_times, show_maintenance = excluded.show_maintenance,
            incident_days = excluded.incident_days, frame_ancestors = excluded.frame_ancestors, version = excluded.version,
            updated_at = excluded.updated_at
        """;

    private const string DeleteSql = "DELETE FROM public_pages WHERE id = @Id";

    public Task<List<PublicPage>> ReadAllAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        QueryAsync(connection, AllSql, null, cancellationToken);

    /// <summary>Without drafts.</summary>
    public Task<List<PublicPage>> ReadPublishedAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        QueryAsync(connection, PublishedSql, null, cancellationToken);

    public async Task<PublicPage?> FindAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        (await QueryAsync(connection, ByIdSql, new { Id = id }, cancellationToken)).SingleOrDefault();

    public Task<int> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<int>(new CommandDefinition(CountSql, cancellationToken: cancellationToken));

    public Task<Guid?> FindOwnerOfSlugAsync(NpgsqlConnection connection, string slug, CancellationToken cancellationToken) =>
        connection.ExecuteScalarAsync<Guid?>(new CommandDefinition(OwnerOfSlugSql, new { Slug = slug }, cancellationToken: cancellationToken));

    public Task SaveAsync(NpgsqlConnection connection, PublicPage page, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(SaveSql, PublicPageRow.Of(page), cancellationToken: cancellationToken));

    public Task DeleteAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.ExecuteAsync(new CommandDefinition(DeleteSql, new { Id = id }, cancellationToken: cancellationToken));

    private static async Task<List<PublicPage>> QueryAsync(NpgsqlConnection connection, string sql, object? parameters, CancellationToken cancellationToken) =>
        [.. (await connection.QueryAsync<PublicPageRow>(new CommandDefinition(sql, parameters, cancellationToken: cancellationToken))).Select(row => row.ToPage())];
}
