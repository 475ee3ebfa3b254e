namespace Nebula.Homelab.Status.PublicPages.Views;

/// <summary>A line of an incident's story.</summary>
public sealed record PublicUpdate(DateTimeOffset At, string Text);
