using Microsoft.AspNetCore.Http;
using Nebula.Functions.Access;
using Nebula.Platform.Errors;

namespace Nebula.Functions.Dashboards;

/// <summary>Whose dashboard a request is about.</summary>
internal static class OwnDashboard
{
    public static Result<Guid> GetOwnerOfDashboard(this HttpRequest request) => request.GetPrincipal().UserId is { } user
        ? user
        : Error.Forbidden("person_needed", "Only people have a dashboard of their own.");
}
