namespace Nebula.Platform.Secrets;

/// <summary>One key.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Values">How many stored values are sealed with it.</param>
/// <param name="IsPresent">Whether the file has it; without it those values do not open.</param>
public sealed record SecretKeyUse(string Id, long Values, bool IsPresent);
