namespace Nebula.EndToEnd.Tests;

/// <summary>One installation is worked with at a time: they share two cores with everything else.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class RealStack : ICollectionFixture<RunningStack>
{
    public const string Name = "real stack";
}
