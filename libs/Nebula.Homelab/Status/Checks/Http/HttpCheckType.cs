namespace Nebula.Homelab.Status.Checks.Http;

internal sealed class HttpCheckType : ICheckType
{
    // A monitor repeats its request for ever, so only methods that are safe to repeat, and POST for endpoints that know nothing else.
    private static readonly string[] Methods = ["GET", "HEAD", "OPTIONS", "POST"];

    public MonitorType Type => MonitorType.Http;

    public Type Probe => typeof(HttpProbe);

    public Check? Read(CheckReader members)
    {
        var url = members.Url();
        var method = members.Method(Methods);
        var expectedStatus = members.ExpectedStatus();
        var contains = members.Contains();
        var followRedirects = members.FollowRedirects();
        var verifyTls = members.VerifyTls();
        if (method == "HEAD" && contains is not null)
        {
            members.Refuse("contains", "An answer to HEAD has no body to look into; use GET.");
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
}
