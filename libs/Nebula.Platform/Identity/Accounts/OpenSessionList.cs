namespace Nebula.Platform.Identity.Accounts;

/// <summary>A user's own sessions, the last used first.</summary>
public sealed record OpenSessionList(IReadOnlyList<OpenSession> Items);
