using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.ComfyUi;

internal sealed class ComfyUiCheckType : ICheckType
{
    public string Name => ComfyUiCheck.TypeName;

    public CheckTarget Target => CheckTarget.Url;

    public int? DefaultPort => 8188;

    public IReadOnlyList<MapMember> Members { get; } = [CheckMembers.VerifyTls];

    public IReadOnlyList<string> Subjects { get; } = [SubjectNames.Certificate];

    public Type Probe => typeof(ComfyUiProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var verifyTls = members.VerifyTls();
        return url is null ? null : new ComfyUiCheck { Url = url, VerifyTls = verifyTls };
    }
}
