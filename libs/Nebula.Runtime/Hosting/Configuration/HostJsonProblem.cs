namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>A key of host.json that holds what it may not.</summary>
/// <param name="Key">The key as written in host.json, or the setting that overrides it.</param>
/// <param name="Text">Its value, and what to write instead.</param>
internal sealed record HostJsonProblem(string Key, string Text);
