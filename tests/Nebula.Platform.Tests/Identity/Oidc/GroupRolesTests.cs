using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Oidc;

namespace Nebula.Platform.Tests.Identity.Oidc;

public sealed class GroupRolesTests
{
    [Theory]
    [InlineData("staff", Role.Viewer)]
    [InlineData("staff,ops", Role.Operator)]
    [InlineData("ops,admins", Role.Admin)]
    [InlineData("cn=admins,dc=example", null)]
    [InlineData("ADMINS", null)]
    [InlineData("", null)]
    public void Of_Groups_IsTheHighestRole(string groups, Role? expected)
    {
        var roles = GroupRoles.Parse("staff=viewer, ops=operator,admins=admin").Value!;

        Assert.Equal(expected, roles.Of(groups.Split(',', StringSplitOptions.RemoveEmptyEntries)));
    }

    [Fact]
    public void Of_Everybody_IsForWhoIsInNoGroup()
    {
        var roles = GroupRoles.Parse("*=viewer,admins=admin").Value!;

        Assert.Equal(Role.Viewer, roles.Of([]));
        Assert.Equal(Role.Admin, roles.Of(["admins"]));
    }

    [Theory]
    [InlineData("admins=owner")]
    [InlineData("admins")]
    [InlineData("=admin")]
    [InlineData("a=admin,a=viewer")]
    [InlineData("a=Admin")]
    public void Parse_WhatNobodyMeans_IsRefused(string text) => Assert.False(GroupRoles.Parse(text).IsSuccess);
}
