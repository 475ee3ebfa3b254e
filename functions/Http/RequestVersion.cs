using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Http;

/// <summary>The version that a change replaces.</summary>
internal static class RequestVersion
{
    /// <summary>The version in <c>If-Match</c>, as the <c>ETag</c> gave it.</summary>
    public static Result<int> GetVersion(this HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString().Trim().Trim('"');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : Error.Invalid(
                "if_match_invalid",
                "The header If-Match must carry the version that is to be replaced.",
                new FieldError("If-Match", "It must be the version in quotes, such as \"3\"."));
    }
}
