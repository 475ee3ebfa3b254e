using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Nebula.Runtime.Http.Routing;

/// <summary>
/// Whether one path can meet two routes. Routing here then takes the more exact one; the Functions host takes the function
/// it lists first. Two constraints of different text count as apart: what they have in common cannot be told.
/// </summary>
internal sealed class RouteOverlap(ParameterPolicyFactory policies)
{
    public bool Exists(RoutePattern first, RoutePattern second)
    {
        for (var i = 0; i < Math.Max(first.PathSegments.Count, second.PathSegments.Count); i++)
        {
            var left = first.PathSegments.ElementAtOrDefault(i);
            var right = second.PathSegments.ElementAtOrDefault(i);
            if (left is null || right is null)
            {
                return ParameterOf(left ?? right!) is { } last && (last.IsOptional || last.IsCatchAll || last.Default is not null);
            }

            if (ParameterOf(left) is { IsCatchAll: true } || ParameterOf(right) is { IsCatchAll: true })
            {
                return true;
            }

            if (!Meet(left, right))
            {
                return false;
            }
        }

        return true;
    }

    private bool Meet(RoutePatternPathSegment left, RoutePatternPathSegment right) => (ParameterOf(left), ParameterOf(right)) switch
    {
        ({ } one, { } other) => one.ParameterPolicies.Count == 0 || other.ParameterPolicies.Count == 0 || Constraints(one) == Constraints(other),
        ({ } parameter, null) => Takes(parameter, right),
        (null, { } parameter) => Takes(parameter, left),
        _ => LiteralOf(left) is { } text && text.Equals(LiteralOf(right), StringComparison.OrdinalIgnoreCase),
    };

    private bool Takes(RoutePatternParameterPart parameter, RoutePatternPathSegment segment)
    {
        if (LiteralOf(segment) is not { } text)
        {
            return parameter.ParameterPolicies.Count == 0;
        }

        var values = new RouteValueDictionary { [parameter.Name] = text };
        return parameter.ParameterPolicies
            .Select(policy => policies.Create(parameter, policy))
            .OfType<IRouteConstraint>()
            .All(constraint => constraint.Match(null, null, parameter.Name, values, RouteDirection.IncomingRequest));
    }

    private static string Constraints(RoutePatternParameterPart parameter) =>
        string.Join(':', parameter.ParameterPolicies.Select(policy => policy.Content));

    private static RoutePatternParameterPart? ParameterOf(RoutePatternPathSegment segment) =>
        segment.IsSimple ? segment.Parts[0] as RoutePatternParameterPart : null;

    private static string? LiteralOf(RoutePatternPathSegment segment) =>
        segment.IsSimple ? (segment.Parts[0] as RoutePatternLiteralPart)?.Content : null;
}
