using System.Reflection;

namespace Nebula.Platform.Database;

/// <summary>A library's scripts, embedded from its folder <c>Migrations</c>.</summary>
/// <param name="Library">Names the journal table: <c>schema_journal_platform</c>. Lower-case letters.</param>
/// <param name="Assembly">Where the scripts are embedded.</param>
/// <param name="Database">Which of <see cref="DatabaseNames"/> they are for.</param>
public sealed record MigrationSource(string Library, Assembly Assembly, string Database = DatabaseNames.HomelabJarvis)
{
    private const string Folder = ".Migrations.";

    /// <summary>Name (<c>0001_users.sql</c>) and text of each, in the order of their numbers.</summary>
    internal IReadOnlyList<(string Name, string Sql)> Scripts() =>
    [
        .. Assembly.GetManifestResourceNames()
            .Where(resource => resource.Contains(Folder, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal))
            .Select(resource => (Name: resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..], Sql: Read(resource)))
            .OrderBy(script => script.Name, StringComparer.Ordinal),
    ];

    private string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
