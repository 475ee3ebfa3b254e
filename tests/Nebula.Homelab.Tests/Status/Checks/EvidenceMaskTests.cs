using Nebula.Homelab.Status;
using Nebula.Homelab.Status.Checks;

namespace Nebula.Homelab.Tests.Status.Checks;

public sealed class EvidenceMaskTests
{
    private const string Secret = "Bearer 0123456789abcdef";

    [Theory]
    [InlineData("got Bearer 0123456789abcdef.", "0123456789")]
    [InlineData("got Bearer 0123456789…", "0123456789")]
    [InlineData("page 1 … 9 says Bearer 0123456789…", "0123456789")]
    [InlineData("Bearer 0123456789… and on … it goes", "0123456789")]
    [InlineData("… Bearer 0123456789…", "0123456789")]
    public void Apply_SecretWholeOrCut_IsGone(string text, string part)
    {
        var outcome = ProbeOutcome.Of(ServiceState.Down, text, evidence: ProbeOutcome.NothingSeen with { Actual = text });

        var masked = new EvidenceMask([Secret]).Apply(outcome);

        Assert.DoesNotContain(part, masked.Reason, StringComparison.Ordinal);
        Assert.DoesNotContain(part, masked.Evidence.Actual, StringComparison.Ordinal);
    }
}
