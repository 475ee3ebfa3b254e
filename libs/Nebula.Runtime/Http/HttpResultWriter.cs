using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker;

namespace Nebula.Runtime.Http;

/// <summary>Writes a function's result: IResult, IActionResult, or an object's [HttpResult] property. Anything else writes nothing.</summary>
internal static class HttpResultWriter
{
    private static readonly ConcurrentDictionary<Type, Func<object, object?>?> ResultProperties = new();

    public static Task WriteAsync(object result, HttpContext http) =>
        TryWrite(result, http)
        ?? (ResultProperties.GetOrAdd(result.GetType(), FindProperty)?.Invoke(result) is { } inner ? TryWrite(inner, http) : null)
        ?? Task.CompletedTask;

    private static Task? TryWrite(object result, HttpContext http) => result switch
    {
        IResult minimal => minimal.ExecuteAsync(http),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(http, http.GetRouteData(), new ActionDescriptor())),
        _ => null,
    };

    private static Func<object, object?>? FindProperty(Type type)
    {
        var property = type.GetProperties().FirstOrDefault(candidate => candidate.GetCustomAttribute<HttpResultAttribute>() is not null);
        if (property is null)
        {
            return null;
        }

        var instance = Expression.Parameter(typeof(object));
        var read = Expression.Property(Expression.Convert(instance, type), property);
        return Expression.Lambda<Func<object, object?>>(Expression.Convert(read, typeof(object)), instance).Compile();
    }
}
