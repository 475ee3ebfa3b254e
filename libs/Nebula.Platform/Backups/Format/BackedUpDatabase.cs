namespace Nebula.Platform.Backups.Format;

/// <summary>One of the databases, as its snapshot showed it.</summary>
/// <param name="Name">Of <see cref="Database.DatabaseNames"/>, without prefix.</param>
/// <param name="Migrations">What had been applied, in each library's journal.</param>
/// <param name="Tables">Every table there was.</param>
/// <param name="Sequences">Quoted names of the sequences that stand for themselves; those of identity columns come with their tables.</param>
internal sealed record BackedUpDatabase(string Name, IReadOnlyList<AppliedScript> Migrations, IReadOnlyList<TableShape> Tables, IReadOnlyList<string> Sequences);
