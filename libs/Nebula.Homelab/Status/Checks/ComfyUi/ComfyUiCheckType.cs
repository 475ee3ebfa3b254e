namespace Nebula.Homelab.Status.Checks.ComfyUi;

internal sealed class ComfyUiCheckType : ICheckType
{
    public MonitorType Type => MonitorType.ComfyUi;

    public Type Probe => typeof(ComfyUiProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var verifyTls = members.VerifyTls();
        return url is null ? null : new ComfyUiCheck { Url = url, VerifyTls = verifyTls };
    }
}
