namespace Nebula.Platform.Notifications.Rules;

/// <summary>Whether anybody would be told of an event that happened now.</summary>
/// <param name="Channels">The channels over which it would be told at once.</param>
/// <param name="Obstacle">Why nobody would be told, and what to do about it; null when somebody is.</param>
public sealed record AlertForecast(IReadOnlyList<RuleChannel> Channels, string? Obstacle);
