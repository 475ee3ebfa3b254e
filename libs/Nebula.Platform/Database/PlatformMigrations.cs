namespace Nebula.Platform.Database;

/// <summary>The scripts of this library.</summary>
public static class PlatformMigrations
{
    public static MigrationSource Source { get; } = new("platform", typeof(PlatformMigrations).Assembly);
}
