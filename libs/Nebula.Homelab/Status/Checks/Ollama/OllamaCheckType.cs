namespace Nebula.Homelab.Status.Checks.Ollama;

internal sealed class OllamaCheckType : ICheckType
{
    public MonitorType Type => MonitorType.Ollama;

    public Type Probe => typeof(OllamaProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var verifyTls = members.VerifyTls();
        return url is null ? null : new OllamaCheck { Url = url, VerifyTls = verifyTls };
    }
}
