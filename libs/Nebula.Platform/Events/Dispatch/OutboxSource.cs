using Npgsql;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>A database with outboxes.</summary>
/// <param name="Database">One of <see cref="Database.DatabaseNames"/>.</param>
/// <param name="DataSource">Its connections.</param>
internal sealed record OutboxSource(string Database, NpgsqlDataSource DataSource);
