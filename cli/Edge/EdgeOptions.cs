namespace Nebula.Cli.Edge;

/// <summary>What the edge stands between.</summary>
/// <param name="Port">On 127.0.0.1; 0 = any free one.</param>
/// <param name="FunctionsUrl">Where the functions listen, or will.</param>
/// <param name="SiteFolder">The built site; it may appear later.</param>
/// <param name="SnapshotFile">Keeps the last status across restarts.</param>
/// <param name="Secret">Shown to the functions with every request, so that they believe what is said about the client.</param>
/// <param name="Access">Names and proxies.</param>
internal sealed record EdgeOptions(int Port, Uri FunctionsUrl, string SiteFolder, string SnapshotFile, string Secret, EdgeAccessOptions Access)
{
    public AnswerPatience Patience { get; init; } = new();
}
