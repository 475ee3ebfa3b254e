namespace Nebula.EndToEnd.Tests;

/// <summary>One installation at a time: they share two cores with everything else.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class RealStack
{
    public const string Name = "real stack";
}
