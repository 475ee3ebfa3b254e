using Nebula.Platform.Identity.Sessions;

namespace Nebula.Functions.Identity;

/// <summary>A session as the site sees it. The token itself is in the cookie alone.</summary>
internal sealed record SessionAnswer
{
    public required SessionUser User { get; init; }

    public required IReadOnlyList<string> Permissions { get; init; }

    /// <summary>A confirmation asks for a code too.</summary>
    public required bool HasSecondFactor { get; init; }

    /// <summary>A second factor has to be set up before anything but the own account opens.</summary>
    public required bool SecondFactorMissing { get; init; }

    public required string CsrfToken { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The absolute end.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>The end if it is not used until then.</summary>
    public required DateTimeOffset IdleExpiresAt { get; init; }

    public static SessionAnswer Of(Session session) => new()
    {
        User = new SessionUser(session.UserId, session.UserName, session.Role),
        Permissions = [.. session.ToPrincipal().Granted.Order(StringComparer.Ordinal)],
        HasSecondFactor = session.HasSecondFactor,
        SecondFactorMissing = session.SecondFactorMissing,
        CsrfToken = session.CsrfToken,
        CreatedAt = session.CreatedAt,
        ExpiresAt = session.ExpiresAt,
        IdleExpiresAt = session.IdleExpiresAt(),
    };
}
