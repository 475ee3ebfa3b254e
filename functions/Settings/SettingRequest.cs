using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Http;
using Nebula.Platform.Errors;
using Nebula.Platform.Settings;

namespace Nebula.Functions.Settings;

/// <summary>The version of a setting in requests and answers: an <c>ETag</c> that goes back in <c>If-Match</c>.</summary>
internal static class SettingRequest
{
    public static Result<int> GetSettingVersion(this HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString().Trim().Trim('"');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : Error.Invalid(
                "if_match_invalid",
                "The header If-Match must carry the version that is to be replaced.",
                new FieldError("If-Match", "It must be the setting's version in quotes, such as \"3\"; \"0\" for one that was never set here."));
    }

    public static IResult ToHttp(this Result<Setting> result, HttpRequest request)
    {
        if (result.IsSuccess)
        {
            request.HttpContext.Response.Headers.ETag = $"\"{result.Value.Version}\"";
        }

        return result.ToHttp();
    }
}
