using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>Asks for a URL and looks at status, time, body and certificate.</summary>
public sealed record HttpCheck : Check
{
    public required Uri Url { get; init; }

    public string Method { get; init; } = "GET";

    public StatusRanges ExpectedStatus { get; init; } = StatusRanges.Success;

    public string? Contains { get; init; }

    public bool FollowRedirects { get; init; } = true;

    public bool VerifyTls { get; init; } = true;

    /// <summary>Whose addresses may be dialled; never part of a definition.</summary>
    internal OutboundPolicy Policy { get; init; } = OutboundPolicy.Monitors;

    public override MonitorType Type => MonitorType.Http;

    public override string Target => Url.AbsoluteUri;

    protected override CheckInput Members() => new()
    {
        Url = Url.AbsoluteUri,
        Method = Method,
        ExpectedStatus = ExpectedStatus.Text,
        Contains = Contains,
        FollowRedirects = FollowRedirects,
        VerifyTls = VerifyTls,
    };
}
