using System.Reflection;
using Nebula.Platform.Identity;

namespace Nebula.Platform.Tests.Identity;

public sealed class RolePermissionsTests
{
    private static readonly string[] Everything =
        [.. typeof(Permissions).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!)];

    [Fact]
    public void Of_EachRole_HasAllOfTheLesserOne()
    {
        Role[] order = [Role.Viewer, Role.Operator, Role.Admin, Role.Owner];

        foreach (var (lesser, greater) in order.Zip(order.Skip(1)))
        {
            Assert.Subset(RolePermissions.Of(greater).ToHashSet(), RolePermissions.Of(lesser).ToHashSet());
        }
    }

    [Fact]
    public void Of_EachRole_NamesOnlyPermissionsThatExist() =>
        Assert.All(Enum.GetValues<Role>(), role => Assert.Subset(Everything.ToHashSet(), RolePermissions.Of(role).ToHashSet()));

    [Theory]
    [InlineData(Role.Viewer, Permissions.MonitorsRun)]
    [InlineData(Role.Viewer, Permissions.MonitorsWrite)]
    [InlineData(Role.Operator, Permissions.MonitorsWrite)]
    [InlineData(Role.Operator, Permissions.SetupRun)]
    [InlineData(Role.Owner, Permissions.SetupLinksCreate)]
    public void Of_RoleBelow_LacksThePermission(Role role, string permission) =>
        Assert.DoesNotContain(permission, RolePermissions.Of(role));

    [Fact]
    public void Services_Never_ActAsAUser()
    {
        string[] ofUsers = [Permissions.SessionRead, Permissions.AccountWrite, Permissions.MonitorsWrite, Permissions.MonitorsRun, Permissions.SetupRun];

        Assert.Empty(RolePermissions.CommandLine.Concat(RolePermissions.Launcher).Intersect(ofUsers));
    }

    [Fact]
    public void Permissions_Each_IsGivenToSomebody()
    {
        var given = Enum.GetValues<Role>().SelectMany(RolePermissions.Of).Concat(RolePermissions.CommandLine).Concat(RolePermissions.Launcher).ToHashSet();

        Assert.Empty(Everything.Except(given));
    }

    [Fact]
    public void Words_OfEachPermissionOfARole_AreThereAndDiffer()
    {
        var words = RolePermissions.Of(Role.Owner).Select(PermissionWords.Of).ToList();

        Assert.Distinct(words);
        Assert.DoesNotContain(words, string.IsNullOrWhiteSpace);
    }

    [Fact]
    public void Public_Always_HasNothing() => Assert.Empty(Principal.Public.Granted);

    [Fact]
    public void Of_UnknownRole_Throws() => Assert.Throws<ArgumentOutOfRangeException>(() => RolePermissions.Of((Role)99));
}
