using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Keys;

/// <summary>
/// Metadata of every endpoint that the host serves: which key opens it. An endpoint without it does not exist for callers
/// (<see cref="KeyGate"/> answers 404), so nothing is open because somebody forgot to close it.
/// </summary>
internal sealed record RequiredLevel(AuthorizationLevel Level);
