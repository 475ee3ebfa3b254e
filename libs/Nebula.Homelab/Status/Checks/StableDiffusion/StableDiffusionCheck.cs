namespace Nebula.Homelab.Status.Checks.StableDiffusion;

/// <summary>Asks a Stable Diffusion web UI which checkpoint it has loaded; none is degraded.</summary>
public sealed record StableDiffusionCheck : Check
{
    /// <summary>The root of its API, such as http://gpu:7860.</summary>
    public required Uri Url { get; init; }

    public bool VerifyTls { get; init; } = true;

    public TimeSpan? DegradedAfter { get; init; }

    public override MonitorType Type => MonitorType.StableDiffusion;

    public override string Target => Url.AbsoluteUri;

    public override CheckInput ToInput() => new()
    {
        Type = Type.ToText(),
        Url = Url.AbsoluteUri,
        VerifyTls = VerifyTls,
        DegradedAfterMs = (int?)DegradedAfter?.TotalMilliseconds,
    };
}
