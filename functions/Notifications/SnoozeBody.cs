namespace Nebula.Functions.Notifications;

/// <param name="Minutes">How long, 5 to 10080.</param>
internal sealed record SnoozeBody(int Minutes);
