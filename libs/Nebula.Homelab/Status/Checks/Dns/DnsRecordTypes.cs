namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>The types of record that can be asked for; the names are those of DNS, and of the library's <c>QueryType</c>.</summary>
internal static class DnsRecordTypes
{
    public const string Address = "A";
    public const string Address6 = "AAAA";
    public const string Text = "TXT";
    public const string Pointer = "PTR";

    public static IReadOnlyList<string> All { get; } = [Address, Address6, "CNAME", "MX", "NS", Text, "SRV", "CAA", Pointer, "SOA"];
}
