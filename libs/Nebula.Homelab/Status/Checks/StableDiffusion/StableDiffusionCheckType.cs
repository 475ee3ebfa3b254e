using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.StableDiffusion;

internal sealed class StableDiffusionCheckType : ICheckType
{
    public string Name => StableDiffusionCheck.TypeName;

    public CheckTarget Target => CheckTarget.Url;

    public int? DefaultPort => 7860;

    public IReadOnlyList<MapMember> Members { get; } = [CheckMembers.VerifyTls];

    public IReadOnlyList<string> Subjects { get; } = [SubjectNames.Certificate];

    public Type Probe => typeof(StableDiffusionProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var verifyTls = members.VerifyTls();
        return url is null ? null : new StableDiffusionCheck { Url = url, VerifyTls = verifyTls };
    }
}
