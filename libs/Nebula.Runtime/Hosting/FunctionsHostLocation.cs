using System.Reflection;

namespace Nebula.Runtime.Hosting;

/// <summary>Where functions and <c>host.json</c> are found. Tests bring their own.</summary>
internal sealed record FunctionsHostLocation(string Name, string Directory, IReadOnlyList<Type> Types)
{
    public static FunctionsHostLocation OfEntryAssembly()
    {
        var assembly = Assembly.GetEntryAssembly()
            ?? throw new InvalidOperationException("The process has no entry assembly, so there is no place to look for functions.");

        return new(assembly.GetName().Name!, AppContext.BaseDirectory, assembly.GetTypes());
    }
}
