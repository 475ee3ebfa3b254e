namespace Nebula.Platform.Identity.Setup;

/// <summary>Whether this installation still waits for its owner.</summary>
/// <param name="Required">There is no owner yet.</param>
/// <param name="LinkExpired">No setup link is alive: the page says how to make one.</param>
public sealed record SetupState(bool Required, bool LinkExpired);
