using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Users;

namespace Nebula.Platform.Tests.Identity.Users;

public sealed class UserAuthorityTests
{
    /// <summary>Everybody × every role; nobody makes an equal, a greater, or an owner.</summary>
    [Theory]
    [InlineData(null, Role.Viewer, true)]
    [InlineData(null, Role.Operator, true)]
    [InlineData(null, Role.Admin, true)]
    [InlineData(null, Role.Owner, false)]
    [InlineData(Role.Owner, Role.Viewer, true)]
    [InlineData(Role.Owner, Role.Operator, true)]
    [InlineData(Role.Owner, Role.Admin, true)]
    [InlineData(Role.Owner, Role.Owner, false)]
    [InlineData(Role.Admin, Role.Viewer, true)]
    [InlineData(Role.Admin, Role.Operator, true)]
    [InlineData(Role.Admin, Role.Admin, false)]
    [InlineData(Role.Admin, Role.Owner, false)]
    [InlineData(Role.Operator, Role.Viewer, false)]
    [InlineData(Role.Operator, Role.Operator, false)]
    [InlineData(Role.Operator, Role.Admin, false)]
    [InlineData(Role.Operator, Role.Owner, false)]
    [InlineData(Role.Viewer, Role.Viewer, false)]
    [InlineData(Role.Viewer, Role.Operator, false)]
    [InlineData(Role.Viewer, Role.Admin, false)]
    [InlineData(Role.Viewer, Role.Owner, false)]
    public void Check_PrincipalAndRole_IsAllowedOnlyDownwards(Role? by, Role managed, bool allowed)
    {
        var principal = by is { } role ? IdentityKit.As(role) : ServiceTokens.CommandLine;

        Assert.Equal(allowed, UserAuthority.Check(principal, managed).IsSuccess);
    }

    [Fact]
    public void Check_Stranger_ManagesNobody() => Assert.False(UserAuthority.Check(Principal.Public, Role.Viewer).IsSuccess);
}
