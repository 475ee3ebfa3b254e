using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>Asks for a URL and looks at status, time, body and certificate.</summary>
public sealed record HttpCheck : Check
{
    internal const string TypeName = "http";

    public required Uri Url { get; init; }

    public string Method { get; init; } = "GET";

    public StatusRanges ExpectedStatus { get; init; } = StatusRanges.Success;

    public string? Contains { get; init; }

    public bool FollowRedirects { get; init; } = true;

    public bool VerifyTls { get; init; } = true;

    /// <summary>Whose addresses may be dialled; never part of a definition.</summary>
    internal OutboundPolicy Policy { get; init; } = OutboundPolicy.Monitors;

    public override string Type => TypeName;

    /// <summary>The body has to be read to judge the answer.</summary>
    internal bool NeedsBody =>
        Contains is not null || Conditions.Concat(DegradedUnless).Any(condition => SubjectNames.OfBody.Contains(condition.Subject.Name));

    public override string Target => Url.AbsoluteUri;

    protected override CheckInput Members() => new()
    {
        Url = Url.AbsoluteUri,
        VerifyTls = VerifyTls,
        Own = OwnMembers.Of(
            ("method", Method),
            ("expectedStatus", ExpectedStatus.Text),
            ("contains", Contains),
            ("followRedirects", FollowRedirects)),
    };
}
