using System.Globalization;

namespace Nebula.Platform.Events.Kinds;

/// <summary>Somebody proved who it is with a recovery code instead of the app.</summary>
/// <param name="UserId">Whose.</param>
/// <param name="Name">The user's name.</param>
/// <param name="Left">Codes that are good still.</param>
public sealed record RecoveryCodeUsed(Guid UserId, string Name, int Left) : PlatformEvent
{
    public override EventHeader Header => new("user.recovery_code_used", EventCategory.Security, EventSeverity.Warning, "identity", Title)
    {
        Subject = $"user:{UserId}",
    };

    private string Title => string.Create(CultureInfo.InvariantCulture, $"{Name} used a recovery code; {Left} are left.");
}
