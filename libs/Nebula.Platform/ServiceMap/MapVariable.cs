namespace Nebula.Platform.ServiceMap;

/// <summary>A variable that the map declares, in the order of the file; <c>.env.example</c> lists them.</summary>
/// <param name="Name">The environment variable: <c>GPU_MACHINE_ADDRESS</c>.</param>
/// <param name="Description">For people: what to put there.</param>
public sealed record MapVariable(string Name, string Description);
