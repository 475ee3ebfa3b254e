namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>What a condition looks at.</summary>
/// <param name="Name">One of <see cref="SubjectNames"/>.</param>
/// <param name="Argument">The header's name, or the JSONPath; null for subjects that take none.</param>
/// <param name="Counts">Of a JSON array, object or text, or of a list: how many there are, instead of what.</param>
internal sealed record ConditionSubject(string Name, string? Argument, bool Counts)
{
    public override string ToString() =>
        string.Join(' ', new[] { Name, Argument, Counts ? "count" : null }.Where(part => part is not null));
}
