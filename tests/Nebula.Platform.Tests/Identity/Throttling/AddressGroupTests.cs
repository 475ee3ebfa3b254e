using System.Net;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Platform.Tests.Identity.Throttling;

public sealed class AddressGroupTests
{
    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:ffff:ffff:ffff:ffff", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:3::1", "2001:db8:1:3::/64")]
    [InlineData("::1", "::/64")]
    public void Of_Address_IsItsGroup(string address, string group) => Assert.Equal(group, AddressGroup.Of(IPAddress.Parse(address)));
}
