namespace Nebula.Homelab.Status.Checks.StableDiffusion;

internal sealed class StableDiffusionCheckType : ICheckType
{
    public MonitorType Type => MonitorType.StableDiffusion;

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var verifyTls = members.VerifyTls();
        var degradedAfter = members.DegradedAfter();
        return url is null ? null : new StableDiffusionCheck { Url = url, VerifyTls = verifyTls, DegradedAfter = degradedAfter };
    }
}
