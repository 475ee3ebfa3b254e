using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net.Sockets;
using System.Security.Authentication;
using Nebula.Integrations.Http;
using Nebula.Platform.Outbound;
using Npgsql;
using StackExchange.Redis;

namespace Nebula.Homelab.Status.Checks;

/// <summary>
/// What a failed attempt means: the target's fault is down; a fault on this side (no resolver, no route, no more
/// sockets, the address is not allowed) is unknown, because then nothing was learned about the target.
/// </summary>
internal static class ProbeFailure
{
    /// <summary>Silence after a connection is a fault of the service; before one, the whole machine may be off.</summary>
    public static ProbeOutcome TimedOut(TimeSpan timeout, OutboundTrace trace)
    {
        var limit = $"{timeout.TotalSeconds.ToString("0.##", CultureInfo.InvariantCulture)} s";
        return trace.Remote is null ? Unreachable($"no answer within {limit}") with { Unresolved = trace.Wanted is null } : Down($"connected, but no answer within {limit}");
    }

    public static ProbeOutcome Ours(Exception exception) =>
        Unknown($"the check itself failed ({exception.GetType().Name}); the log has the details");

    public static bool TryExplain(Exception exception, [NotNullWhen(true)] out ProbeOutcome? outcome)
    {
        outcome = exception switch
        {
            OutboundRefusedException refused => Unknown(refused.Error.Detail),
            SocketException socket => Of(socket),
            UnexpectedAnswerException answer => Answered(answer),
            { InnerException: { } inner } when TryExplain(inner, out var explained) => explained,
            UriFormatException => Answered("it redirects to something that is not a URL"),
            EndOfStreamException => Down("the connection was closed before an answer came"),
            IOException => Down("the connection broke off"),
            HttpRequestException http => http.HttpRequestError switch
            {
                HttpRequestError.ResponseEnded => Down("the connection was closed before an answer came"),
                HttpRequestError.ConfigurationLimitExceeded => Answered("the answer is larger than is read"),
                _ => Answered("the answer is not HTTP"),
            },
            AuthenticationException => Answered("TLS failed: no secure connection could be agreed on"),
            TimeoutException => Down("no answer in time"),
            PostgresException { SqlState: var state } => Answered($"PostgreSQL refused the query ({state})"),
            RedisException => Down("the cache does not answer"),
            _ => null,
        };
        return outcome is not null;
    }

    private static ProbeOutcome Of(SocketException exception) => exception.SocketErrorCode switch
    {
        SocketError.ConnectionRefused => Down("connection refused"),
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => Down("the connection was reset"),
        SocketError.TimedOut => Unreachable("no answer to the connection attempt"),
        SocketError.HostUnreachable or SocketError.HostDown => Unreachable("the host cannot be reached"),
        SocketError.HostNotFound or SocketError.NoData => Down("the host name does not exist") with { Unresolved = true },
        SocketError.TryAgain or SocketError.NoRecovery => Unknown("the name server of this machine does not answer") with { Unreachable = true, Unresolved = true },
        SocketError.NetworkUnreachable or SocketError.NetworkDown => Unknown("this machine has no route to the address") with { Unreachable = true },
        SocketError.AddressNotAvailable or SocketError.AddressFamilyNotSupported or SocketError.ProtocolFamilyNotSupported =>
            Unknown("this machine has no address of the kind that is needed to reach it"),
        SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable => Unknown("this machine has run out of sockets"),
        SocketError.AccessDenied => Unknown("this machine does not allow the connection"),
        _ => Down($"the connection failed ({exception.SocketErrorCode})"),
    };

    private static ProbeOutcome Unreachable(string reason) => Down(reason) with { Unreachable = true };

    private static ProbeOutcome Answered(UnexpectedAnswerException answer) =>
        ProbeOutcome.Of(ServiceState.Down, answer.Message, evidence: ProbeOutcome.NothingSeen with
        {
            Expected = answer.Expected,
            Actual = answer.Actual,
        }) with
        { Answered = true };

    private static ProbeOutcome Answered(string reason) => Down(reason) with { Answered = true };

    private static ProbeOutcome Down(string reason) => Of(ServiceState.Down, reason);

    private static ProbeOutcome Unknown(string reason) => Of(ServiceState.Unknown, reason);

    private static ProbeOutcome Of(ServiceState state, string reason) =>
        ProbeOutcome.Of(state, reason, evidence: ProbeOutcome.NothingSeen with { Actual = reason });
}
