using System.Net;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Tests.Outbound;

public sealed class AddressClassifierTests
{
    [Theory]
    [InlineData("1.1.1.1", AddressKind.Public)]
    [InlineData("2606:4700:4700::1111", AddressKind.Public)]
    [InlineData("10.1.2.3", AddressKind.Private)]
    [InlineData("172.15.255.255", AddressKind.Public)]
    [InlineData("172.16.0.1", AddressKind.Private)]
    [InlineData("172.31.255.255", AddressKind.Private)]
    [InlineData("172.32.0.0", AddressKind.Public)]
    [InlineData("192.168.1.1", AddressKind.Private)]
    [InlineData("100.64.0.1", AddressKind.SharedNat)]
    [InlineData("100.127.255.255", AddressKind.SharedNat)]
    [InlineData("100.128.0.0", AddressKind.Public)]
    [InlineData("fd7a:115c:a1e0::1", AddressKind.UniqueLocal)]
    [InlineData("127.0.0.1", AddressKind.Loopback)]
    [InlineData("127.1.2.3", AddressKind.Loopback)]
    [InlineData("::1", AddressKind.Loopback)]
    [InlineData("::ffff:127.0.0.1", AddressKind.Loopback)]
    [InlineData("169.254.169.254", AddressKind.LinkLocal)]
    [InlineData("::ffff:169.254.169.254", AddressKind.LinkLocal)]
    [InlineData("::169.254.169.254", AddressKind.LinkLocal)]
    [InlineData("64:ff9b::a9fe:a9fe", AddressKind.LinkLocal)]
    [InlineData("64:ff9b:1::a9fe:a9fe", AddressKind.LinkLocal)]
    [InlineData("2002:a9fe:a9fe::1", AddressKind.LinkLocal)]
    [InlineData("2001:0:4136:e378:8000:63bf:5601:5601", AddressKind.LinkLocal)]
    [InlineData("2001:db8::5efe:169.254.169.254", AddressKind.LinkLocal)]
    [InlineData("2001:db8::200:5efe:169.254.169.254", AddressKind.LinkLocal)]
    [InlineData("fe80::1", AddressKind.LinkLocal)]
    [InlineData("fe80::1%1", AddressKind.LinkLocal)]
    [InlineData("febf::1", AddressKind.LinkLocal)]
    [InlineData("fd00:ec2::254", AddressKind.Metadata)]
    [InlineData("fd00:ec2::254%1", AddressKind.Metadata)]
    [InlineData("100.100.100.200", AddressKind.Metadata)]
    [InlineData("168.63.129.16", AddressKind.Metadata)]
    [InlineData("0.0.0.0", AddressKind.Unspecified)]
    [InlineData("0.1.2.3", AddressKind.Unspecified)]
    [InlineData("::", AddressKind.Unspecified)]
    [InlineData("224.0.0.1", AddressKind.Multicast)]
    [InlineData("ff02::1", AddressKind.Multicast)]
    [InlineData("255.255.255.255", AddressKind.Broadcast)]
    [InlineData("240.0.0.1", AddressKind.Reserved)]
    [InlineData("64:ff9b::127.0.0.1", AddressKind.Reserved)]
    [InlineData("64:ff9b::192.168.1.1", AddressKind.Private)]
    [InlineData("64:ff9b::1.1.1.1", AddressKind.Public)]
    public void Classify_Address_SaysWhereItLeads(string address, AddressKind expected)
    {
        var kind = AddressClassifier.Classify(IPAddress.Parse(address));

        Assert.Equal(expected, kind);
    }
}
