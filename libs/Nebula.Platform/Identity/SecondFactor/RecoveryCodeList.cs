namespace Nebula.Platform.Identity.SecondFactor;

/// <summary>New recovery codes, shown this once.</summary>
public sealed record RecoveryCodeList(IReadOnlyList<string> Codes);
