namespace Nebula.Cli.Embedded;

/// <summary>Where the embedded PostgreSQL lives and how it runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The folder everything is kept in: binaries, cluster, password, port, log.</summary>
    public required string Folder { get; init; }

    /// <summary>The <c>node_modules</c> that <c>npm ci</c> fills in <c>deploy/embedded</c>.</summary>
    public required string NodeModules { get; init; }

    /// <summary>Where the binaries are copied to; null = <see cref="Folder"/>. Test runs share one copy.</summary>
    public string? BinariesFolder { get; init; }

    /// <summary>No fsync: fast, and lost at a power cut. For tests only.</summary>
    public bool Throwaway { get; init; }

    /// <summary>More settings, each passed to <c>postgres</c> as <c>-c name=value</c>.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);
}
