using Nebula.Platform.Identity.SecondFactor;

namespace Nebula.Platform.Tests.Identity.SecondFactor;

public sealed class RecoveryCodeTests
{
    [Fact]
    public void CreateAll_Codes_AreTenDifferentOnesThatHash()
    {
        var codes = RecoveryCode.CreateAll();

        Assert.Equal(10, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^([0-9a-z]{4}-){3}[0-9a-z]{4}$", code));
        Assert.All(codes, code => Assert.NotNull(RecoveryCode.HashOf(code)));
    }

    [Theory]
    [InlineData("0123-4567-89ab-cdef")]
    [InlineData("0123456789abcdef")]
    [InlineData(" O123 4567 89AB CDEF ")]
    [InlineData("oi23-4567-89ab-cdef")]
    [InlineData("0l23-4567-89ab-cdef")]
    public void HashOf_AsPeopleType_IsTheSame(string typed) =>
        Assert.Equal(RecoveryCode.HashOf("0123-4567-89ab-cdef"), RecoveryCode.HashOf(typed));

    [Theory]
    [InlineData("")]
    [InlineData("123456")]
    [InlineData("0123-4567-89ab-cde")]
    [InlineData("0123-4567-89ab-cdeu")]
    [InlineData("０123-4567-89ab-cdef")]
    public void HashOf_WhatIsNone_IsNothing(string typed) => Assert.Null(RecoveryCode.HashOf(typed));
}
