using Nebula.Platform.Identity;

namespace Nebula.Platform.Audit;

/// <summary>Who acts, as the audit log keeps it. Names are kept too: a user who is deleted has still done what it did.</summary>
/// <param name="Kind">What the actor is.</param>
/// <param name="Id">The id of the user or key; null for what has none.</param>
/// <param name="Name">The name at that time.</param>
public sealed record Actor(PrincipalKind Kind, string? Id, string Name)
{
    /// <summary>Nebula itself: timers, start-up, clean-up.</summary>
    public static Actor Nebula { get; } = new(PrincipalKind.Service, null, "nebula");

    /// <summary>Where the request came from.</summary>
    public string? Address { get; init; }

    /// <summary>The trace that a user sees with an error.</summary>
    public string? TraceId { get; init; }

    public static Actor Of(Principal principal) => new(principal.Kind, (principal.ApiKeyId ?? principal.UserId)?.ToString(), principal.Name);
}
