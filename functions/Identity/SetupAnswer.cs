namespace Nebula.Functions.Identity;

/// <summary>Whether this installation waits for its owner.</summary>
/// <param name="Required">There is no owner yet.</param>
/// <param name="Host">The machine being set up; empty once it is, since strangers may ask.</param>
/// <param name="LinkExpired">No setup link is alive; make one on the machine.</param>
internal sealed record SetupAnswer(bool Required, string Host, bool LinkExpired);
