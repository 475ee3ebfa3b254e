using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Nebula.Runtime.Discovery;

namespace Nebula.Runtime.Http.Routing;

/// <summary>A function that requests start. Methods are upper case; none means any.</summary>
internal sealed record HttpFunction(RuntimeFunction Function, AuthorizationLevel Level, RoutePattern Pattern, IReadOnlyList<string> Methods)
{
    public bool MeetsMethodsOf(HttpFunction other) =>
        Methods.Count == 0 || other.Methods.Count == 0 || Methods.Intersect(other.Methods).Any();
}
