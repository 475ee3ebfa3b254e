namespace Nebula.Platform.Audit.Chain;

/// <summary>The end of the chain: the last row's number and hash.</summary>
internal sealed record ChainEnd
{
    public required long Seq { get; init; }

    public required byte[] Hash { get; init; }
}
