using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Homelab.Status.Checks.Http;

internal sealed class HttpCheckType : ICheckType
{
    private const int MaxContains = 1000;

    // A monitor repeats its request for ever, so only methods that are safe to repeat, and POST for endpoints that know nothing else.
    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "POST"];

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
        CheckMembers.VerifyTls,
    ];

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
        var verifyTls = members.VerifyTls();
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
            VerifyTls = verifyTls,
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
