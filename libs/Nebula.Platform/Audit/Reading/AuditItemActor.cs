namespace Nebula.Platform.Audit.Reading;

/// <summary>Who acted.</summary>
/// <param name="Kind">user, service, public or what else a principal can be.</param>
/// <param name="Id">The id of the user or key; null for what has none.</param>
/// <param name="Name">The name at that time.</param>
/// <param name="Address">Where the request came from.</param>
public sealed record AuditItemActor(string Kind, string? Id, string Name, string? Address);
