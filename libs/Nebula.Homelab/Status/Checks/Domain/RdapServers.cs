using System.Text.Json;
using Nebula.Integrations.Http;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>Which server knows a name, by the list of IANA (RFC 9224). It is asked for when a check first needs it, and kept for a day.</summary>
internal sealed class RdapServers(RdapClient rdap, TimeProvider time, Uri source)
{
    public static readonly Uri Iana = new("https://data.iana.org/rdap/dns.json");

    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    // Of a check's own time; there is a list that will do.
    private static readonly TimeSpan RenewWithin = TimeSpan.FromSeconds(3);

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

            if (_servers is null)
            {
                _servers = await AskAsync(cancellationToken);
                _readAt = time.GetTimestamp();
                return _servers;
            }

            // Registries hardly ever move: whatever comes of it, yesterday's list will do, and is asked for again tomorrow.
            _readAt = time.GetTimestamp();
            using var limit = new CancellationTokenSource(RenewWithin, time);
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
            try
            {
                return _servers = await AskAsync(both.Token);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                return _servers;
            }
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<Dictionary<string, Uri>> AskAsync(CancellationToken cancellationToken)
    {
        var body = await rdap.GetAsync(source, OutboundPolicy.Registries, new OutboundTrace(), cancellationToken);
        var servers = Parse(body ?? throw new UnexpectedAnswerException("the list of RDAP servers", "404"));
        return servers.Count > 0 ? servers : throw new UnexpectedAnswerException("the list of RDAP servers", "an empty one");
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
