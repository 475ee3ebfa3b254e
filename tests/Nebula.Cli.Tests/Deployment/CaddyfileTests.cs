using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Nebula.Cli.Edge;
using Nebula.Cli.Tests.Edge;

namespace Nebula.Cli.Tests.Deployment;

public sealed class CaddyfileTests
{
    private static readonly CaddyfileRules Rules = CaddyfileRules.Read();

    // What paths are made of, and what makes them look like others.
    private static readonly string[] Pieces =
    [
        "/", "/", "api", "v1", "internal", "admin", "runtime", "status", "setup-links", "a", ".", "..", ";", ";x=1", "\\", "?", "?x=", "%2f", "%5C", "%2e",
        "%2E%2e", "%25", "%2561", "%61dmin", "%69nternal", "API", "Internal", "%00", "%09", "%20", "%3f", "%3B", "%7f", "-", "~", "1",
    ];

    [Theory]
    [MemberData(nameof(RequestTargets.Closed), MemberType = typeof(RequestTargets))]
    public void Closes_ClosedPathInAnySpelling_IsTrue(string target)
    {
        var closed = Rules.Closes(target);

        Assert.True(closed);
    }

    [Theory]
    [MemberData(nameof(RequestTargets.Open), MemberType = typeof(RequestTargets))]
    [InlineData("/api/files/my%20notes")]
    [InlineData("/api/files/caf%C3%A9.txt")]
    [InlineData("/.well-known/security.txt")]
    public void Closes_OpenPath_IsFalse(string target)
    {
        var closed = Rules.Closes(target);

        Assert.False(closed);
    }

    [Property(MaxTest = 3000)]
    public Property Closes_WhatTheLaunchersEdgeCloses_IsTrue() => Prop.ForAll(
        Gen.Elements(Pieces).ListOf().Select(pieces => "/" + string.Concat(pieces)).ToArbitrary(),
        target => !ClosedPaths.IsClosed(target) || Rules.Closes(target));

    [Fact]
    public void Policies_AreThoseOfTheLaunchersEdge()
    {
        var headers = new Microsoft.AspNetCore.Http.HeaderDictionary();
        SecurityHeaders.Apply(headers);

        Assert.Contains($"header @document Content-Security-Policy \"{SecurityHeaders.Page}\"", CaddyfileRules.Text, StringComparison.Ordinal);
        Assert.All(headers, header => Assert.Matches($"[\t?]{header.Key} \"?{System.Text.RegularExpressions.Regex.Escape(header.Value.ToString())}\"?\n", CaddyfileRules.Text));
    }

    [Fact]
    public void Admin_OfCaddyItself_IsOff()
    {
        Assert.Matches(@"^(#.*\n)+\{\n(\s*#.*\n)*\s*admin off\n", CaddyfileRules.Text);
    }
}
