namespace Nebula.Homelab.Status.Checks.Ollama;

/// <summary>Asks an Ollama for its version and models; none installed is degraded.</summary>
public sealed record OllamaCheck : Check
{
    internal const string TypeName = "ollama";

    /// <summary>The root of its API, such as http://gpu:11434.</summary>
    public required Uri Url { get; init; }

    public bool VerifyTls { get; init; } = true;

    public override string Type => TypeName;

    public override string Target => Url.AbsoluteUri;

    protected override CheckInput Members() => new()
    {
        Url = Url.AbsoluteUri,
        VerifyTls = VerifyTls,
    };
}
