using System.Reflection;
using Nebula.Platform.Identity;

namespace Nebula.Functions.Catalog;

/// <summary>One HTTP function of this app, as its attributes declare it.</summary>
/// <param name="Name">The function's name.</param>
/// <param name="Method">The method that carries the attributes.</param>
/// <param name="Verbs">HTTP methods in lower case.</param>
/// <param name="Route">The route below the prefix: <c>monitors/{id}</c>.</param>
/// <param name="Permission">The permission it requires; null when it is public.</param>
/// <param name="PublicBecause">Why it answers anybody; null when it requires a permission.</param>
internal sealed record HttpFunction(
    string Name,
    MethodInfo Method,
    IReadOnlyList<string> Verbs,
    string Route,
    string? Permission,
    string? PublicBecause)
{
    /// <summary>It asks a user to have proved lately who it is.</summary>
    public bool NeedsFreshSession => Method.IsDefined(typeof(RequireFreshSessionAttribute), inherit: false);
}
