using Nebula.Platform.Backups.Format;
using Nebula.Platform.Database;
using Nebula.Platform.Errors;

namespace Nebula.Platform.Backups.Restoring;

/// <summary>The migrations of a backup against those of this build.</summary>
internal static class BackupVersions
{
    /// <summary>This build's scripts, cut down to those that the backup had.</summary>
    /// <exception cref="BackupRefusal">It has some that this build does not know.</exception>
    public static IReadOnlyList<MigrationSource> Of(BackupManifest manifest, IReadOnlyList<MigrationSource> sources)
    {
        var known = sources.SelectMany(source => source.Scripts().Select(script => (source.Database, source.Library, script.Name))).ToHashSet();
        var unknown = manifest.Databases
            .SelectMany(database => database.Migrations.Select(script => (Database: database.Name, script.Library, script.Script)))
            .Where(script => !known.Contains(script))
            .Select(script => $"{script.Database} {script.Library}/{script.Script}")
            .ToList();
        var strangers = manifest.Databases.Select(database => database.Name).Except(DatabaseNames.All).ToList();
        if (unknown.Count > 0 || strangers.Count > 0)
        {
            throw new BackupRefusal(Error.Conflict(
                "backup_newer", $"This backup is of a newer build, it has {string.Join(", ", [.. strangers, .. unknown])}: restore it with that build."));
        }

        return
        [
            .. sources.Select(source => source with
            {
                Only = manifest.Databases.Where(database => database.Name == source.Database)
                    .SelectMany(database => database.Migrations.Where(script => script.Library == source.Library).Select(script => script.Script))
                    .ToHashSet(),
            }),
        ];
    }
}
