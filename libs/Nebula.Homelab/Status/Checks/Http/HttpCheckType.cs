using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Http;

internal sealed class HttpCheckType : ICheckType
{
    private const int MaxContains = 1000;

    private const int MaxMaxRedirects = 10;
    private const int MaxWarnDays = 1000;

    // All that a web form or an API takes; CONNECT and TRACE are about the way there. What is not safe to repeat is repeated for ever: the owner's choice.
    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

    public string Name => HttpCheck.TypeName;

    public CheckTarget Target => CheckTarget.Url;

    public bool TakesPath => true;

    public IReadOnlyList<MapMember> Members { get; } =
    [
        new("method", new ChoiceType(Methods), "http: the request's method. Left out: GET."),
        new("expectedStatus", new PatternType("^[1-5][0-9]{2}(-[1-5][0-9]{2})?(,[1-5][0-9]{2}(-[1-5][0-9]{2})?)*$",
            "status codes and ranges, such as \"200-299,401\"", 100, OrInteger: true), "http: what counts as up. Left out: 200-299."),
        new("contains", new TextType(MaxContains), "http: a text that the answer must contain."),
        new("followRedirects", new FlagType(), "http: follow redirects. Left out: true."),
        new("maxRedirects", new IntegerType(0, MaxMaxRedirects), "http: how many redirects to follow. Left out: 5."),
        new("certificateWarnDays", new IntegerType(0, MaxWarnDays), "http: degraded when the certificate ends within so many days. Left out: 7; 0: never."),
        .. HttpRequestReader.Members,
        CheckMembers.VerifyTls,
    ];

    public IReadOnlyList<MapMember> SecretMembers => HttpRequestReader.SecretMembers;

    public IReadOnlyList<string> Subjects { get; } =
    [
        SubjectNames.Status, SubjectNames.Body, SubjectNames.Size, SubjectNames.Header, SubjectNames.Json, SubjectNames.Redirects,
        SubjectNames.Certificate,
    ];

    public Type Probe => typeof(HttpProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var method = members.Choice("method", Methods) ?? Methods[0];
        var expectedStatus = ReadStatus(members);
        var contains = members.Text("contains", MaxContains);
        var followRedirects = members.Flag("followRedirects") ?? true;
        var maxRedirects = members.Integer("maxRedirects", 0, MaxMaxRedirects) ?? HttpCheck.UsualMaxRedirects;
        var verifyTls = members.VerifyTls();
        var warnDays = members.Integer("certificateWarnDays", 0, MaxWarnDays) ?? CertificateTime.UsualWarnDays;
        var request = new HttpRequestReader(members).Read(method);
        if (method == "HEAD" && contains is not null)
        {
            members.Refuse("contains", "An answer to HEAD has no body to look into; use GET.");
        }

        if (method == "HEAD" && SubjectNames.OfBody.Any(members.LooksAt))
        {
            members.Refuse("conditions", "An answer to HEAD has no body to look into; use GET.");
        }

        if (url is null || expectedStatus is null)
        {
            return null;
        }

        return new HttpCheck
        {
            Url = url,
            Method = method,
            ExpectedStatus = expectedStatus,
            Contains = contains,
            FollowRedirects = followRedirects,
            MaxRedirects = maxRedirects,
            VerifyTls = verifyTls,
            CertificateWarnDays = warnDays,
            Request = request,
        };
    }

    private static StatusRanges? ReadStatus(CheckReader members)
    {
        if (members.Text("expectedStatus", 100) is not { } text)
        {
            return members.LooksAt(SubjectNames.Status) ? StatusRanges.Any : StatusRanges.Success;
        }

        if (StatusRanges.TryParse(text, out var ranges))
        {
            return ranges;
        }

        members.Refuse("expectedStatus", "Status codes and ranges from 100 to 599, such as 200-299,401.");
        return null;
    }
}
