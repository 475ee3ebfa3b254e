using System.Globalization;
using DnsClient.Protocol;

namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>What a record says, as a text that can be compared: without trailing dots and quotes, names in small letters.</summary>
internal static class DnsValues
{
    public static string? Of(DnsResourceRecord record) => record switch
    {
        AddressRecord address => address.Address.ToString(),
        CNameRecord alias => Normal(alias.CanonicalName.Value),
        NsRecord server => Normal(server.NSDName.Value),
        PtrRecord pointer => Normal(pointer.PtrDomainName.Value),
        TxtRecord text => string.Concat(text.Text),
        MxRecord mail => Normal(Line(mail.Preference, mail.Exchange.Value)),
        SrvRecord service => Normal(Line(service.Priority, service.Weight, service.Port, service.Target.Value)),
        CaaRecord authority => Normal(Line(authority.Flags, authority.Tag, authority.Value)),
        SoaRecord zone => Normal(Line(zone.MName.Value, zone.RName.Value, zone.Serial, zone.Refresh, zone.Retry, zone.Expire, zone.Minimum)),
        _ => null,
    };

    /// <summary>A value as somebody wrote it, in the form in which <see cref="Of"/> gives it.</summary>
    public static string Expected(string recordType, string text) => recordType switch
    {
        DnsRecordTypes.Text => text,
        DnsRecordTypes.Address or DnsRecordTypes.Address6 when DnsName.IsAddress(text.Trim(), out var address) => address.ToString(),
        _ => Normal(text),
    };

    private static string Line(params ReadOnlySpan<object> parts)
    {
        var texts = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            texts[i] = Convert.ToString(parts[i], CultureInfo.InvariantCulture)!;
        }

        return string.Join(' ', texts);
    }

    private static string Normal(string text) =>
        string.Join(' ', text.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Plain));

    // The root itself is a dot and nothing else: "0 ." says that a name takes no mail.
    private static string Plain(string part) => part.Trim('"') is var bare && bare.Length > 1 ? bare.TrimEnd('.') : bare;
}
