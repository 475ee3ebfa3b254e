using System.Threading.Channels;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Throttling;

namespace Nebula.Platform.Audit;

/// <summary>
/// Refusals and failures on their way to the audit log. The first of a kind is written at once; those that follow in the same minute
/// become one row with their number. A kind is who, from which address (IPv6: its /64), what, and why. There are only so many kinds a
/// minute, fewer for strangers, so that a flood neither fills the disk nor hides what a user was refused meanwhile.
/// </summary>
public sealed class RefusalBook(TimeProvider time)
{
    /// <summary>Kinds a minute of callers that are known.</summary>
    public const int KnownKinds = 100;

    /// <summary>Kinds a minute of callers that are not.</summary>
    public const int StrangerKinds = 20;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<Kind, Tally> _tallies = [];
    private readonly Channel<DatedEntry> _ready = Channel.CreateBounded<DatedEntry>(2 * (KnownKinds + StrangerKinds));
    private DateTimeOffset _began = time.GetUtcNow();
    private int _strangers;
    private int _overflow;
    private long _lost;

    /// <summary>Entries to be written.</summary>
    internal ChannelReader<DatedEntry> Ready => _ready.Reader;

    /// <summary>Entries for which there was no room, because nothing could be written for long.</summary>
    internal long Lost => Interlocked.Read(ref _lost);

    /// <param name="entry">The refusal or failure.</param>
    /// <param name="code">The problem's code.</param>
    public void Add(AuditEntry entry, string code)
    {
        var kind = new Kind(entry.Actor.Kind, entry.Actor.Id, entry.Actor.Name, GroupOf(entry.Actor.Address), entry.Action, entry.Outcome, code);
        lock (_gate)
        {
            CloseMinuteIfOver();
            if (_tallies.TryGetValue(kind, out var tally))
            {
                tally.Add(entry);
                return;
            }

            var isStranger = kind.Caller == PrincipalKind.Public;
            if (isStranger ? _strangers >= StrangerKinds : _tallies.Count - _strangers >= KnownKinds)
            {
                _overflow++;
                return;
            }

            _strangers += isStranger ? 1 : 0;
            _tallies[kind] = new Tally(entry);
            Write(entry);
        }
    }

    /// <summary>Makes rows of what is counted, if the minute is over; or in any case, when the process ends.</summary>
    internal void Close(bool evenEarly)
    {
        lock (_gate)
        {
            if (evenEarly)
            {
                CloseMinute();
            }
            else
            {
                CloseMinuteIfOver();
            }
        }
    }

    private void CloseMinuteIfOver()
    {
        if (time.GetUtcNow() - _began >= Minute)
        {
            CloseMinute();
        }
    }

    private void CloseMinute()
    {
        foreach (var tally in _tallies.Values)
        {
            if (tally.Repeats is { } repeats)
            {
                Write(repeats);
            }
        }

        if (_overflow > 0)
        {
            Write(new AuditEntry(Actor.Nebula, AuditActions.AccessFlooded, AuditOutcome.Refused)
            {
                Times = _overflow,
                Detail = "More kinds of refusals in one minute than are told apart.",
            });
        }

        _tallies.Clear();
        (_strangers, _overflow, _began) = (0, 0, time.GetUtcNow());
    }

    private void Write(AuditEntry entry)
    {
        if (!_ready.Writer.TryWrite(new DatedEntry(entry, time.GetUtcNow())))
        {
            Interlocked.Add(ref _lost, entry.Times);
        }
    }

    private static string GroupOf(string? address) =>
        System.Net.IPAddress.TryParse(address, out var parsed) ? AddressGroup.Of(parsed) : "";

    private sealed record Kind(PrincipalKind Caller, string? Id, string Name, string Address, string Action, AuditOutcome Outcome, string Code);

    private sealed class Tally(AuditEntry first)
    {
        private int _times;
        private AuditEntry _last = first;

        /// <summary>What came after the first; null when nothing did.</summary>
        public AuditEntry? Repeats => _times == 0 ? null : _last with { Times = _times };

        public void Add(AuditEntry entry)
        {
            _times++;

            // What the repeats do not have in common is not told of all of them.
            _last = _times == 1 || _last.Target == entry.Target ? entry : entry with { Target = null, TargetName = null };
        }
    }
}
