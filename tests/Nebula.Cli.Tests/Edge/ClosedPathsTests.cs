using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Nebula.Cli.Edge;

namespace Nebula.Cli.Tests.Edge;

public sealed class ClosedPathsTests
{
    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/")]
    [InlineData("/admin/host/status")]
    [InlineData("/ADMIN/host")]
    [InlineData("/administrator")]
    [InlineData("/runtime/webhooks/durabletask")]
    [InlineData("/Runtime")]
    [InlineData("/api/internal/setup-links")]
    [InlineData("/api/internal")]
    [InlineData("/API/Internal/setup-links")]
    [InlineData("/v1/internal/setup-links")]
    [InlineData("/api/v1/internal/setup-links")]
    [InlineData("//admin")]
    [InlineData("/api//internal/setup-links")]
    [InlineData("/api/./internal/setup-links")]
    [InlineData("/./api/internal")]
    [InlineData("/status/../admin")]
    [InlineData("/api/status/../internal/setup-links")]
    [InlineData("/api/x/%2e%2e/internal")]
    [InlineData("/api/%69nternal/setup-links")]
    [InlineData("/%61dmin")]
    [InlineData("/%2561dmin")]
    [InlineData("/%252561dmin")]
    [InlineData("/api%2finternal/setup-links")]
    [InlineData("/api%2Finternal%2Fsetup-links")]
    [InlineData("/api%252finternal")]
    [InlineData("/api\\internal\\setup-links")]
    [InlineData("/api%5cinternal")]
    [InlineData("/admin;x=1/host")]
    [InlineData("/api;v=1/internal")]
    [InlineData("/api/internal;a=b/setup-links")]
    [InlineData("/api/internal%00/setup-links")]
    [InlineData("/api/in%00ternal/setup-links")]
    [InlineData("/api/internal%20/setup-links")]
    [InlineData("/api/internal./setup-links")]
    [InlineData("/api/%09internal/setup-links")]
    [InlineData("/api/internal?x=/api/status")]
    [InlineData("/api/%3f/../internal")]
    [InlineData("http://127.0.0.1:8080/admin/host")]
    [InlineData("http://x/api/internal/setup-links")]
    public void IsClosed_ClosedPathInAnySpelling_IsTrue(string target)
    {
        var closed = ClosedPaths.IsClosed(target);

        Assert.True(closed);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/status")]
    [InlineData("/api/status")]
    [InlineData("/api/status/services/plex?window=24h")]
    [InlineData("/api/setup/owner")]
    [InlineData("/v1/status")]
    [InlineData("/monitors/new?paste=http://x/admin")]
    [InlineData("/api/monitors?after=%2Fadmin")]
    [InlineData("/assets/runtime-4f2a.js")]
    [InlineData("/api/status/services/admin")]
    [InlineData("/api/status/services/100%25")]
    [InlineData("/setup")]
    [InlineData("http://127.0.0.1:8080/api/status")]
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
