namespace Nebula.Platform.Identity.Sessions;

/// <summary>A session just opened, with the only copy of its token.</summary>
public sealed record OpenedSession(string Token, Session Session);
