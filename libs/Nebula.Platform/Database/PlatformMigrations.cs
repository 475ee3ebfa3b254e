namespace Nebula.Platform.Database;

/// <summary>The scripts of this library: an outbox in every database, the rest in homelab_jarvis.</summary>
public static class PlatformMigrations
{
    public static IReadOnlyList<MigrationSource> Sources { get; } =
    [
        .. DatabaseNames.All.Select(database => new MigrationSource("outbox", typeof(PlatformMigrations).Assembly, database, "OutboxMigrations")),
        new("platform", typeof(PlatformMigrations).Assembly),
    ];
}
