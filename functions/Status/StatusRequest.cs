using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Homelab.Status.Live;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Status;

/// <summary>What the status functions read of a request.</summary>
internal static class StatusRequest
{
    public static StatusAudience GetAudience(this HttpRequest request) =>
        request.GetPrincipal().Has(Permissions.StatusRead) ? StatusAudience.Full : StatusAudience.Public;
}
