using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Nebula.Cli.Edge;

namespace Nebula.Cli.Tests.Edge;

public sealed class ClosedPathsTests
{
    [Theory]
    [MemberData(nameof(RequestTargets.Closed), MemberType = typeof(RequestTargets))]
    public void IsClosed_ClosedPathInAnySpelling_IsTrue(string target)
    {
        var closed = ClosedPaths.IsClosed(target);

        Assert.True(closed);
    }

    [Theory]
    [MemberData(nameof(RequestTargets.Open), MemberType = typeof(RequestTargets))]
    public void IsClosed_OpenPath_IsFalse(string target)
    {
        var closed = ClosedPaths.IsClosed(target);

        Assert.False(closed);
    }

    [Property]
    public Property IsClosed_AnyMixOfEncodedLetters_IsTrue() => Prop.ForAll(
        Gen.Choose(0, 3).ListOf("/api/internal/x".Length).ToArbitrary(),
        choices =>
        {
            var spelled = string.Concat("/api/internal/x".Zip(choices, Spell));

            return ClosedPaths.IsClosed(spelled);
        });

    // The first slash stays: without it there is no path.
    private static string Spell(char character, int way) => (character, way) switch
    {
        ('/', _) => "/",
        (_, 1) => char.ToUpperInvariant(character).ToString(),
        (_, 2) => $"%{(int)character:x2}",
        (_, 3) => $"%25{(int)char.ToUpperInvariant(character):X2}",
        _ => character.ToString(),
    };
}
