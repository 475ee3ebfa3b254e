namespace Nebula.Functions.Health;

/// <param name="Version">As in CHANGELOG.md.</param>
/// <param name="Build">Of the programs that run, by what is in them: another build of the same sources is the same.</param>
/// <param name="StartedAt">Since when this process runs.</param>
/// <param name="Changes">CHANGELOG.md as it was when this was built, in Markdown.</param>
internal sealed record VersionAnswer(string Version, string Build, DateTimeOffset StartedAt, string Changes);
