namespace Nebula.Platform.Backups.Format;

/// <summary>Where a sequence stood.</summary>
/// <param name="Schema">Its schema.</param>
/// <param name="Name">Its name.</param>
/// <param name="Value">The last value given; the first one to be given when none was.</param>
/// <param name="IsCalled">A value was given.</param>
internal sealed record SequenceValue(string Schema, string Name, long Value, bool IsCalled);
