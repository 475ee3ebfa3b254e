namespace Nebula.Homelab.Status.Checks.StableDiffusion;

/// <summary>Asks a Stable Diffusion web UI which checkpoint it has loaded; none is degraded.</summary>
public sealed record StableDiffusionCheck : Check
{
    internal const string TypeName = "stable-diffusion";

    /// <summary>The root of its API, such as http://gpu:7860.</summary>
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
