using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Http;

/// <summary>Asks for a URL and looks at status, time, body and certificate.</summary>
public sealed record HttpCheck : Check
{
    internal const string TypeName = "http";
    internal const int UsualMaxRedirects = 5;

    public required Uri Url { get; init; }

    public string Method { get; init; } = "GET";

    public StatusRanges ExpectedStatus { get; init; } = StatusRanges.Success;

    public string? Contains { get; init; }

    public bool FollowRedirects { get; init; } = true;

    /// <summary>How many redirects are followed, where any are; the next one is the answer.</summary>
    public int MaxRedirects { get; init; } = UsualMaxRedirects;

    /// <summary>What is sent beside method and address.</summary>
    public HttpRequestParts Request { get; init; } = HttpRequestParts.None;

    /// <summary>With this many days left or fewer its certificate makes it degraded; 0: never.</summary>
    public int CertificateWarnDays { get; init; } = CertificateTime.UsualWarnDays;

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
            ("followRedirects", FollowRedirects),
            ("maxRedirects", MaxRedirects == UsualMaxRedirects ? null : MaxRedirects),
            ("certificateWarnDays", CertificateWarnDays == CertificateTime.UsualWarnDays ? null : CertificateWarnDays),
            ("headers", NullIfEmpty(Request.Headers)),
            ("secretHeaders", NullIfEmpty(Request.SecretHeaders.Keys.ToDictionary(name => name, _ => (string?)null))),
            ("headersFromEnvironment", NullIfEmpty(Request.HeadersFromEnvironment)),
            ("body", Request.Body?.Text),
            ("contentType", Request.Body?.Type)),
    };

    private static IReadOnlyDictionary<string, T>? NullIfEmpty<T>(IReadOnlyDictionary<string, T> headers) => headers.Count == 0 ? null : headers;
}
