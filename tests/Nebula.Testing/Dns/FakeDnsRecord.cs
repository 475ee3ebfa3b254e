using System.Buffers.Binary;
using System.Net;
using System.Text;

namespace Nebula.Testing.Dns;

/// <summary>A record as it travels: RFC 1035, 3.2.1.</summary>
/// <param name="Type">The number of its type: 1 is A.</param>
/// <param name="Ttl">Seconds.</param>
/// <param name="Data">What it says.</param>
public sealed record FakeDnsRecord(int Type, int Ttl, byte[] Data)
{
    public static FakeDnsRecord Address(string address, int ttl = 300)
    {
        var bytes = IPAddress.Parse(address).GetAddressBytes();
        return new(bytes.Length == 4 ? 1 : 28, ttl, bytes);
    }

    public static FakeDnsRecord NameServer(string name) => new(2, 300, Name(name));

    public static FakeDnsRecord Alias(string name) => new(5, 60, Name(name));

    public static FakeDnsRecord Zone(string primary, string contact, int serial) =>
        new(6, 300, [.. Name(primary), .. Name(contact), .. Number32(serial), .. Number32(7200), .. Number32(3600), .. Number32(1_209_600), .. Number32(300)]);

    public static FakeDnsRecord Pointer(string name) => new(12, 300, Name(name));

    public static FakeDnsRecord Mail(int preference, string name) => new(15, 300, [.. Number16(preference), .. Name(name)]);

    public static FakeDnsRecord Text(params string[] parts) => new(16, 300, [.. parts.SelectMany(part => Counted(Encoding.UTF8.GetBytes(part)))]);

    public static FakeDnsRecord Service(int priority, int weight, int port, string name) =>
        new(33, 300, [.. Number16(priority), .. Number16(weight), .. Number16(port), .. Name(name)]);

    public static FakeDnsRecord Authority(string tag, string value) => new(257, 300, [0, .. Counted(Encoding.ASCII.GetBytes(tag)), .. Encoding.ASCII.GetBytes(value)]);

    internal static byte[] Number16(int number)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)number);
        return bytes;
    }

    internal static byte[] Number32(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }

    private static byte[] Name(string name) =>
        [.. name.Split('.', StringSplitOptions.RemoveEmptyEntries).SelectMany(label => Counted(Encoding.ASCII.GetBytes(label))), 0];

    private static byte[] Counted(byte[] bytes) => [(byte)bytes.Length, .. bytes];
}
