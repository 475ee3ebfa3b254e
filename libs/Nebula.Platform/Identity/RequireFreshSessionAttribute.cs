namespace Nebula.Platform.Identity;

/// <summary>
/// The function does what cannot be taken back: a user must have proved who it is within <see cref="Sessions.Session.FreshFor"/>,
/// so that a screen left open, or a stolen cookie, is not enough. Callers without a session (services) have proved it by their secret.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class RequireFreshSessionAttribute : Attribute;
