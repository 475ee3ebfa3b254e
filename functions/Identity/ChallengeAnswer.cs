namespace Nebula.Functions.Identity;

/// <summary>The password was right; the login ends with a code at <c>POST /api/session/code</c>, from this browser.</summary>
internal sealed record ChallengeAnswer(DateTimeOffset CodeUntil);
