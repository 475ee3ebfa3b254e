using Nebula.Platform.Database;

namespace Nebula.Homelab;

/// <summary>The scripts of this library.</summary>
public static class HomelabMigrations
{
    public static MigrationSource Source { get; } = new("homelab", typeof(HomelabMigrations).Assembly);
}
