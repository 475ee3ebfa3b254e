using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Ollama;

internal sealed class OllamaCheckType : ICheckType
{
    public string Name => OllamaCheck.TypeName;

    public CheckTarget Target => CheckTarget.Url;

    public int? DefaultPort => 11434;

    public IReadOnlyList<MapMember> Members { get; } = [CheckMembers.VerifyTls];

    public IReadOnlyList<string> Subjects { get; } = [SubjectNames.Certificate];

    public Type Probe => typeof(OllamaProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var verifyTls = members.VerifyTls();
        return url is null ? null : new OllamaCheck { Url = url, VerifyTls = verifyTls };
    }
}
