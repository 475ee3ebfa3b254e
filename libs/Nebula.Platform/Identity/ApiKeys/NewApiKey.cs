namespace Nebula.Platform.Identity.ApiKeys;

/// <summary>A key just made.</summary>
/// <param name="Token">The key itself, which is not kept and never shown again.</param>
/// <param name="Key">What is kept of it.</param>
public sealed record NewApiKey(string Token, ApiKey Key);
