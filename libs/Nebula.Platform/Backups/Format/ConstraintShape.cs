namespace Nebula.Platform.Backups.Format;

/// <summary>A constraint of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Definition">What stands behind the name in <c>add constraint</c>.</param>
/// <param name="IsForeignKey">It needs the rows of another table.</param>
internal sealed record ConstraintShape(string Name, string Definition, bool IsForeignKey);
