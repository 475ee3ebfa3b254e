namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>What a registry says of a name.</summary>
/// <param name="Name">The registered name.</param>
/// <param name="Ends">Until when it is paid; null where the registry tells nobody.</param>
/// <param name="Statuses">In the words of RFC 8056, lower-case: <c>redemption period</c>.</param>
/// <param name="Registrar">Who sells it; null where that is not told.</param>
internal sealed record Registration(string Name, DateTimeOffset? Ends, IReadOnlyList<string> Statuses, string? Registrar);
