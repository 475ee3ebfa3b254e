namespace Nebula.Homelab.Status.Checks.ComfyUi;

/// <summary>Asks a ComfyUI for its devices and their free memory; none is degraded.</summary>
public sealed record ComfyUiCheck : Check
{
    internal const string TypeName = "comfyui";

    /// <summary>The root of its API, such as http://gpu:8188.</summary>
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
