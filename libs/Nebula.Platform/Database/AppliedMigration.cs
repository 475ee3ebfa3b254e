namespace Nebula.Platform.Database;

/// <summary>A script that a run of the <see cref="Migrator"/> has applied.</summary>
public sealed record AppliedMigration(string Database, string Library, string Script);
