using System.Reflection;

namespace Nebula.Platform.Database;

/// <summary>A library's scripts, embedded from one of its folders.</summary>
/// <param name="Library">Names the journal table: <c>schema_journal_platform</c>. Lower-case letters.</param>
/// <param name="Assembly">Where the scripts are embedded.</param>
/// <param name="Database">Which of <see cref="DatabaseNames"/> they are for.</param>
/// <param name="Folder">The folder's name.</param>
public sealed record MigrationSource(
    string Library, Assembly Assembly, string Database = DatabaseNames.HomelabJarvis, string Folder = "Migrations")
{
    /// <summary>Only these scripts, by name: a database as an earlier build left it. Null: all.</summary>
    internal IReadOnlySet<string>? Only { get; init; }

    private string Marker => $".{Folder}.";

    /// <summary>Name (<c>0001_users.sql</c>) and text of each, in the order of their numbers.</summary>
    internal IReadOnlyList<(string Name, string Sql)> Scripts() =>
    [
        .. Assembly.GetManifestResourceNames()
            .Where(resource => resource.Contains(Marker, StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal))
            .Select(resource => (Name: resource[(resource.IndexOf(Marker, StringComparison.Ordinal) + Marker.Length)..], Sql: Read(resource)))
            .Where(script => Only is null || Only.Contains(script.Name))
            .OrderBy(script => script.Name, StringComparer.Ordinal),
    ];

    private string Read(string resource)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
