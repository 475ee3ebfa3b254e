using System.Net;
using System.Net.Sockets;
using DnsClient;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Dns;

internal sealed class DnsProbe(OutboundGuard guard, INameServers own, TimeProvider time) : Probe<DnsCheck>
{
    private const int BufferBytes = 1232;

    // A datagram may get lost, so there is a second one, and still an answer within the time that a check usually has.
    private const int Retries = 1;
    private static readonly TimeSpan PerTry = TimeSpan.FromSeconds(2);

    protected override async Task<ProbeOutcome> RunAsync(DnsCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var type = Enum.Parse<QueryType>(check.RecordType);
        IReadOnlyList<IPEndPoint> servers;
        try
        {
            servers = check.Resolver is { } resolver ? await AddressesOfAsync(resolver, trace, cancellationToken) : own.Find();
        }
        catch (SocketException exception) when (exception.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData)
        {
            return Failed(ServiceState.Down, "the name server's own name does not exist") with { Unresolved = true };
        }

        if (servers.Count == 0)
        {
            return Failed(ServiceState.Unknown, "this machine has no name server");
        }

        try
        {
            var started = time.GetTimestamp();
            var response = await new LookupClient(OptionsOf(servers)).QueryAsync(QuestionOf(check.Name, type), cancellationToken);
            return DnsVerdict.Of(check, DnsAnswer.Of(response, type), time.GetElapsedTime(started));
        }
        catch (Exception exception) when (exception is DnsResponseException or DnsResponseParseException or DnsXidMismatchException)
        {
            return check.Resolver is null
                ? Failed(ServiceState.Unknown, "the name server of this machine does not answer")
                : Failed(check.Resolver, exception);
        }
    }

    private async Task<IReadOnlyList<IPEndPoint>> AddressesOfAsync(HostEndpoint resolver, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var addresses = await guard.ResolveAsync(resolver.Host, resolver.Port, OutboundPolicy.Monitors, cancellationToken);
        if (!addresses.IsSuccess)
        {
            throw new OutboundRefusedException(addresses.Error);
        }

        trace.Resolved(time.GetElapsedTime(started), addresses.Value[0]);
        return [.. addresses.Value.Select(address => new IPEndPoint(address, resolver.Port))];
    }

    private static LookupClientOptions OptionsOf(IReadOnlyList<IPEndPoint> servers) => new(servers.ToArray())
    {
        AutoResolveNameServers = false,
        UseCache = false,
        UseRandomNameServer = false,
        ThrowDnsErrors = false,
        // That a name has no such record is an answer; only what is none is asked of the next server.
        ContinueOnEmptyResponse = false,
        ContinueOnDnsError = true,
        ExtendedDnsBufferSize = BufferBytes,
        Retries = Retries,
        Timeout = PerTry,
    };

    private static DnsQuestion QuestionOf(string name, QueryType type) => DnsName.IsAddress(name, out var address)
        ? LookupClient.GetReverseQuestion(address)
        : new DnsQuestion(DnsName.AsciiOf(name)!, type);

    private static ProbeOutcome Failed(HostEndpoint resolver, Exception exception) => exception switch
    {
        DnsResponseException { Code: DnsResponseCode.ConnectionTimeout } =>
            Failed(ServiceState.Down, $"the name server {resolver} does not answer") with { Unreachable = true },
        // Datagrams are not refused: it comes to this when an answer was cut short or makes no sense, and is asked for again over TCP.
        { InnerException: SocketException { SocketErrorCode: SocketError.ConnectionRefused } } =>
            Failed(ServiceState.Down, "its answer over UDP is cut short or is not DNS, and over TCP the connection is refused"),
        _ when ProbeFailure.TryExplain(exception, out var explained) => explained,
        _ => Failed(ServiceState.Down, "what answers there does not speak DNS"),
    };

    private static ProbeOutcome Failed(ServiceState state, string reason) =>
        ProbeOutcome.Of(state, reason, evidence: ProbeOutcome.NothingSeen with { Actual = reason });
}
