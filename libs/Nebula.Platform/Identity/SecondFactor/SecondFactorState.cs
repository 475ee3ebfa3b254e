namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>How one's own second factor stands.</summary>
/// <param name="EnabledAt">Since when codes are asked for; null while none are.</param>
/// <param name="RecoveryCodesLeft">Recovery codes that are good still.</param>
/// <param name="Required">The installation asks for one.</param>
public sealed record SecondFactorState(DateTimeOffset? EnabledAt, int RecoveryCodesLeft, bool Required);
