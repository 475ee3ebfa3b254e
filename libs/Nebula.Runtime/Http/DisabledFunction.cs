using Microsoft.AspNetCore.Http;
using Nebula.Runtime.Keys;

namespace Nebula.Runtime.Http;

/// <summary>A function that a setting switched off: for everyone but an administrator it is not there.</summary>
internal static class DisabledFunction
{
    public static RequestDelegate Guard(RequestDelegate function) => http =>
    {
        if (KeyCaller.IsAdmin(http))
        {
            return function(http);
        }

        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    };
}
