using System.Globalization;
using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Homelab.Status.Live;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

/// <summary>What the status functions read of a request.</summary>
internal static class StatusRequest
{
    public static StatusAudience GetAudience(this HttpRequest request) =>
        request.GetPrincipal().Has(Permissions.StatusRead) ? StatusAudience.Full : StatusAudience.Public;

    /// <summary>The version in <c>If-Match</c>, as the <c>ETag</c> gave it.</summary>
    public static Result<int> GetVersion(this HttpRequest request)
    {
        var text = request.Headers.IfMatch.ToString().Trim().Trim('"');
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : Error.Invalid(
                "if_match_invalid",
                "The header If-Match must carry the version that is to be replaced.",
                new FieldError("If-Match", "It must be the monitor's version in quotes, such as \"3\"."));
    }
}
