using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Authentication;
using Nebula.Integrations.Http;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>
/// Keeps what was learned: a registry that does not answer, or wants to be asked less often, says nothing about the name, which is then
/// judged by its last known end.
/// </summary>
internal sealed class DomainProbe : Probe<DomainCheck>
{
    private const int MaxKept = 1000;

    // Also when somebody presses "check now" again and again. Half a day would be too long to hold on to what a registry said by mistake.
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(string Name, Uri? Server), KnownDomain> _known = new();
    private readonly DomainLookup _lookup;
    private readonly TimeProvider _time;

    public DomainProbe(OutboundHttp outbound, TimeProvider time)
        : this(outbound, time, RdapServers.Iana)
    {
    }

    internal DomainProbe(OutboundHttp outbound, TimeProvider time, Uri servers)
    {
        _time = time;
        var rdap = new RdapClient(outbound, time);
        _lookup = new DomainLookup(rdap, new RdapServers(rdap, time, servers));
    }

    protected override async Task<ProbeOutcome> RunAsync(DomainCheck check, OutboundTrace trace, CancellationToken cancellationToken)
    {
        var known = _known.GetValueOrDefault((check.Name, check.RdapServer));
        var now = _time.GetUtcNow();
        if (known is not null && now < known.NotBefore)
        {
            return Tell(check, known, null);
        }

        var started = _time.GetTimestamp();
        try
        {
            var answer = await _lookup.AskAsync(check, trace, cancellationToken);
            return answer is null
                ? ProbeOutcome.Of(ServiceState.Unknown, $"no RDAP server is known for names that end like {check.Name}; give one")
                : Tell(check, Keep(check, Learned(check, known, answer, now)), _time.GetElapsedTime(started));
        }
        catch (RdapBusyException busy)
        {
            return Tell(check, Keep(check, new KnownDomain(known?.Answer, known?.At ?? now, now + busy.After, busy.Message)), null);
        }
        catch (Exception exception) when (TroubleOf(exception) is { } trouble)
        {
            return Tell(check, Keep(check, new KnownDomain(known?.Answer, known?.At ?? now, now, trouble)), null);
        }
    }

    // Bad news is asked for anew each time; and one answer that a name is gone which is paid for may be the registry's own trouble.
    private static KnownDomain Learned(DomainCheck check, KnownDomain? known, DomainAnswer answer, DateTimeOffset now)
    {
        if (answer.Registration is null && known is { InDoubt: false, Answer.Registration: { } last } && !(last.Ends <= now))
        {
            return known with { NotBefore = now, Trouble = null, InDoubt = true };
        }

        var isDown = DomainVerdict.Of(check, answer, now, took: null).State == ServiceState.Down;
        return new KnownDomain(answer, now, isDown ? now : now + AskAgainAfter, null);
    }

    private ProbeOutcome Tell(DomainCheck check, KnownDomain known, TimeSpan? took)
    {
        var outcome = Judge(check, known, took);
        return outcome.State is ServiceState.Down or ServiceState.Unknown ? outcome with { LookAgainIn = AskAgainAfter } : outcome;
    }

    private ProbeOutcome Judge(DomainCheck check, KnownDomain known, TimeSpan? took)
    {
        if (known.Answer is null)
        {
            return ProbeOutcome.Of(ServiceState.Unknown, $"the registry could not be asked: {known.Trouble}");
        }

        if (known.InDoubt)
        {
            return ProbeOutcome.Of(ServiceState.Unknown, $"the registry says for the first time that {check.Name} is not registered; it is asked once more");
        }

        var outcome = DomainVerdict.Of(check, known.Answer, _time.GetUtcNow(), took);
        if (known.Trouble is null)
        {
            return outcome;
        }

        var note = string.Create(CultureInfo.InvariantCulture, $"as of {known.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC; the registry could not be asked since: {known.Trouble}");
        return outcome with { Reason = $"{outcome.Reason}, {note}", Evidence = outcome.Evidence with { Detail = note } };
    }

    private KnownDomain Keep(DomainCheck check, KnownDomain known)
    {
        // More names than that are not one installation's; what is forgotten is asked for again.
        if (_known.Count >= MaxKept)
        {
            _known.Clear();
        }

        return _known[(check.Name, check.RdapServer)] = known;
    }

    private static string? TroubleOf(Exception exception) => exception switch
    {
        OutboundRefusedException refused => refused.Error.Detail,
        { InnerException: OutboundRefusedException refused } => refused.Error.Detail,
        UnexpectedAnswerException answer => answer.Message,
        OperationCanceledException => "it did not answer in time",
        HttpRequestException { InnerException: AuthenticationException } => "TLS failed",
        HttpRequestException or IOException => "it cannot be reached",
        _ => null,
    };
}
