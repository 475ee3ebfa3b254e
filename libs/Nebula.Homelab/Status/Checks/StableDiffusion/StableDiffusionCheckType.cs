namespace Nebula.Homelab.Status.Checks.StableDiffusion;

internal sealed class StableDiffusionCheckType : ICheckType
{
    public MonitorType Type => MonitorType.StableDiffusion;

    public Type Probe => typeof(StableDiffusionProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var verifyTls = members.VerifyTls();
        return url is null ? null : new StableDiffusionCheck { Url = url, VerifyTls = verifyTls };
    }
}
