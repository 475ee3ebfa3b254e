using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Nebula.Runtime.Http.Data;

namespace Nebula.Runtime.Http;

/// <summary>Writes a function's answer: IResult, IActionResult or HttpResponseData. Anything else writes nothing.</summary>
internal static class HttpResultWriter
{
    public static Task WriteAsync(object answer, HttpContext http) => answer switch
    {
        IResult minimal => minimal.ExecuteAsync(http),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        RuntimeHttpResponseData data => data.SendAsync(),
        _ => Task.CompletedTask,
    };

    /// <summary>Whether an answer has anything to write, behind what the function may have written itself.</summary>
    public static bool Writes(object? answer) => answer switch
    {
        EmptyHttpResult or EmptyResult => false,
        RuntimeHttpResponseData data => data.HasOwnBody,
        _ => answer is IResult or IActionResult,
    };
}
