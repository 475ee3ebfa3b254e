using System.Text.Json;
using Nebula.Integrations.Http;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>Which server knows a name, by the list of IANA (RFC 9224). It is asked for when a check first needs it, and kept for a day.</summary>
internal sealed class RdapServers(RdapClient rdap, TimeProvider time, Uri source)
{
    public static readonly Uri Iana = new("https://data.iana.org/rdap/dns.json");

    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    private readonly SemaphoreSlim _reading = new(1);
    private Dictionary<string, Uri>? _servers;
    private long _readAt;

    /// <summary>The server of the longest ending that has one, and that ending; null when nobody tells of such names.</summary>
    public async Task<(Uri Server, string Ending)?> FindAsync(string name, CancellationToken cancellationToken)
    {
        var servers = await ReadAsync(cancellationToken);
        for (var rest = name; rest.Length > 0; rest = Above(rest))
        {
            if (servers.TryGetValue(rest, out var server))
            {
                return (server, rest);
            }
        }

        return null;
    }

    /// <summary>The name without its first label; empty at the end.</summary>
    public static string Above(string name) => name.IndexOf('.') is >= 0 and var dot ? name[(dot + 1)..] : "";

    private async Task<Dictionary<string, Uri>> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_servers is not null && time.GetElapsedTime(_readAt) < GoodFor)
            {
                return _servers;
            }

            try
            {
                var body = await rdap.GetAsync(source, new OutboundTrace(), cancellationToken);
                _servers = Parse(body ?? throw new UnexpectedAnswerException("the list of RDAP servers", "404"));
            }
            catch (Exception exception) when (_servers is not null && exception is HttpRequestException or UnexpectedAnswerException or RdapBusyException)
            {
                // Registries hardly ever move: yesterday's list will do, and is asked for again tomorrow.
            }

            _readAt = time.GetTimestamp();
            return _servers!;
        }
        finally
        {
            _reading.Release();
        }
    }

    private static Dictionary<string, Uri> Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var servers = new Dictionary<string, Uri>(StringComparer.OrdinalIgnoreCase);
            foreach (var service in document.RootElement.GetProperty("services").EnumerateArray())
            {
                // RFC 9224, 3: the https one first, where there are both.
                var urls = service[1].EnumerateArray().Select(url => new Uri(url.GetString()!)).OrderBy(url => url.Scheme != Uri.UriSchemeHttps);
                var server = urls.First();
                foreach (var ending in service[0].EnumerateArray())
                {
                    servers[ending.GetString()!.Trim('.')] = server;
                }
            }

            return servers;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or UriFormatException or ArgumentNullException)
        {
            throw new UnexpectedAnswerException("the list of RDAP servers", "something else", exception);
        }
    }
}
