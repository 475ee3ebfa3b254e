namespace Nebula.Runtime.Http;

/// <summary>Where the package keeps the HTTP context of an invocation.</summary>
internal static class HttpContextItem
{
    public const string Key = "HttpRequestContext";
}
