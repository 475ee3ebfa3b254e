namespace Nebula.Platform.Backups.Restoring;

/// <summary>The databases as they were before a restore.</summary>
/// <param name="Name">What names the state: its time, yyMMddHHmm in UTC.</param>
/// <param name="Databases">What they are called now.</param>
/// <param name="Bytes">On the disk.</param>
public sealed record KeptState(string Name, IReadOnlyList<string> Databases, long Bytes);
