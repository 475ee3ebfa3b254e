using Microsoft.AspNetCore.Http;

namespace Nebula.Cli.Edge;

/// <summary>What every answer of the edge carries.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// For the site. Its scripts are files, never inline. Styles may be: Mantine writes style attributes for sizes and colours, and
    /// style elements for its variables and for locking the scroll behind a dialog.
    /// </summary>
    public const string Page =
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "manifest-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>For answers that are no page: nothing in them may run, load or be framed.</summary>
    private const string NoPage = "default-src 'none'; frame-ancestors 'none'";

    public static void Apply(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        if (!SaysWhoFrames(headers.ContentSecurityPolicy.ToString()))
        {
            headers.XFrameOptions = "DENY";
        }

        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] =
            "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";

        // What the functions open to pages elsewhere (badges, feeds) stays open.
        if (headers["Cross-Origin-Resource-Policy"] != "cross-origin")
        {
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
        }

        if (headers.ContentSecurityPolicy.Count == 0)
        {
            headers.ContentSecurityPolicy = NoPage;
        }
    }

    // The small variant of a status page, by the functions' word: the older header knows no list.
    private static bool SaysWhoFrames(string policy) =>
        policy.Contains("frame-ancestors http", StringComparison.Ordinal);
}
