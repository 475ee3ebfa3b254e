using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Logging;
using Nebula.Runtime.Discovery;
using Nebula.Runtime.Logging;

namespace Nebula.Runtime.Http.Routing;

/// <summary>What the host asks of an HTTP function before it loads.</summary>
internal sealed class HttpRouteRules(string routePrefix, ParameterPolicyFactory policies, StartupProblems problems)
{
    public HttpFunction? Check(RuntimeFunction function, HttpTriggerAttribute trigger)
    {
        CheckParameters(function);
        // As the host does: an empty route is none. The root is "/".
        var written = string.IsNullOrEmpty(trigger.Route) ? null : trigger.Route;
        var route = (written ?? function.Name).Trim().Trim('/');
        if (written is not null && ReservedRoutes.StartOf(route) is { } reserved)
        {
            problems.Add(function.Name, $"route '{route}' starts with '{reserved}', which the host keeps for itself; write manage/… or ops/….");
        }

        foreach (var method in (trigger.Methods ?? []).Where(method => !HttpMethodNames.IsKnown(method)))
        {
            problems.Add(function.Name, $"'{method}' is no HTTP method; write {HttpMethodNames.Usual}, each as a string of its own.");
        }

        if (function.Retry is not null)
        {
            problems.Add(function.Name, "has a retry attribute, which HTTP functions do not heed; remove it.");
        }

        try
        {
            var pattern = RoutePatternFactory.Parse(string.Join('/', new[] { routePrefix, route }.Where(part => part.Length > 0)));
            CheckConstraints(pattern);
            var methods = (trigger.Methods ?? []).Select(method => method.Trim().ToUpperInvariant()).Distinct().ToArray();
            return new HttpFunction(function, trigger.AuthLevel, pattern, methods);
        }
        catch (Exception exception) when (exception is RoutePatternException or InvalidOperationException or ArgumentException)
        {
            problems.Add(function.Name, $"route '{route}' is not a route template: {exception.Message}");
            return null;
        }
    }

    public void CheckDuplicates(IReadOnlyList<HttpFunction> functions)
    {
        foreach (var same in functions.GroupBy(function => ShapeOf(function.Pattern), StringComparer.OrdinalIgnoreCase))
        {
            var seen = new List<HttpFunction>();
            foreach (var function in same)
            {
                if (seen.Find(function.MeetsMethodsOf) is { } first)
                {
                    problems.Add(function.Function.Name,
                        $"answers the same route '{function.Pattern.RawText}' and method as '{first.Function.Name}'; change one of them.");
                }

                seen.Add(function);
            }
        }
    }

    /// <summary>Routes that rely on the literal one going first work here, and not on the Functions host.</summary>
    public void WarnOfPrecedence(IReadOnlyList<HttpFunction> functions, ILogger logger)
    {
        var overlap = new RouteOverlap(policies);
        for (var i = 0; i < functions.Count; i++)
        {
            foreach (var other in functions.Skip(i + 1).Where(functions[i].MeetsMethodsOf))
            {
                if (overlap.Exists(functions[i].Pattern, other.Pattern))
                {
                    logger.RoutesOverlap(functions[i].Function.Name, functions[i].Pattern.RawText, other.Function.Name, other.Pattern.RawText);
                }
            }
        }
    }

    private void CheckParameters(RuntimeFunction function)
    {
        var trigger = function.TriggerParameter;
        if (trigger.ParameterType != typeof(HttpRequest)
            && trigger.ParameterType != typeof(HttpRequestData)
            && trigger.GetCustomAttribute<FromBodyAttribute>() is null)
        {
            problems.Add(function.Name, $"trigger parameter '{trigger.Name}' is a {trigger.ParameterType.Name}; " +
                "take an HttpRequest or an HttpRequestData, or put [FromBody] on it.");
        }

        foreach (var parameter in function.Method.GetParameters().Where(parameter => parameter.ParameterType == typeof(HttpContext)))
        {
            problems.Add(function.Name, $"parameter '{parameter.Name}' is an HttpContext, which the worker leaves null; " +
                "take an HttpRequest, or a FunctionContext and its GetHttpContext().");
        }
    }

    // An unknown constraint would otherwise come to light at the first request.
    private void CheckConstraints(RoutePattern pattern)
    {
        foreach (var parameter in pattern.Parameters)
        {
            foreach (var policy in parameter.ParameterPolicies)
            {
                policies.Create(parameter, policy);
            }
        }
    }

    /// <summary>The template with its parameters' names left out: two of the same shape match the same paths.</summary>
    private static string ShapeOf(RoutePattern pattern) => string.Join('/', pattern.PathSegments.Select(segment =>
        string.Concat(segment.Parts.Select(part => part switch
        {
            RoutePatternLiteralPart literal => literal.Content,
            RoutePatternSeparatorPart separator => separator.Content,
            RoutePatternParameterPart parameter =>
                $"{{{(parameter.IsCatchAll ? "*" : "")}:{string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content))}}}",
            _ => part.ToString(),
        }))));
}
