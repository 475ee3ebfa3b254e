using System.Collections.Concurrent;
using System.Net;
using Nebula.Homelab.Status.Checks.Push;
using Nebula.Homelab.Status.Recording;
using Nebula.Homelab.Status.States;
using Nebula.Platform.Audit;
using Nebula.Platform.Errors;
using Nebula.Platform.Identity;
using Nebula.Platform.Identity.Throttling;
using Npgsql;

namespace Nebula.Homelab.Status.Monitors.Pushes;

/// <summary>Gives monitors addresses that heartbeats are sent to, and takes those that come. A token is 256 random bits, of which only the hash is kept.</summary>
public sealed class PushService(NpgsqlDataSource database, StatusRecorder recorder, TokenThrottle throttle, TimeProvider time)
{
    private const string What = "push";
    private const int GuessesPerAddress = 30;

    // Five times as often as the shortest interval asks for.
    private const int BeatsPerMinute = 60;

    // The connections that sign-in and results need stay free.
    private const int StrangersAtOnce = 3;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan GuessWindow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan BeatWindow = TimeSpan.FromMinutes(1);

    private static readonly Error NoSuchAddress =
        Error.NotFound("push_not_found", "There is no such address for heartbeats; it may have been replaced by a new one.");

    private readonly MonitorStore _store = new();
    private readonly SemaphoreSlim _strangers = new(StrangersAtOnce);

    // Addresses that were right the last time: who guesses does not delay those who know. Each takes one connection at a time, however many send
    // to it: its row is one, and they would all wait for it. At most one for each address that was ever made here.
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _known = new(StringComparer.Ordinal);

    public async Task<Result<PushState>> FindAsync(Guid id, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var monitor = await FindPushAsync(connection, id, cancellationToken);
        return monitor.IsSuccess ? await PushStore.FindStateAsync(connection, id, cancellationToken) ?? new PushState() : monitor.Error;
    }

    /// <summary>A new address; the one before counts no more. Also for monitors of the service map, which cannot hold it.</summary>
    public async Task<Result<PushAddress>> IssueAsync(Guid id, Actor actor, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var monitor = await FindPushAsync(connection, id, cancellationToken);
        if (!monitor.IsSuccess)
        {
            return monitor.Error;
        }

        var token = SecretToken.Create();
        await PushStore.IssueAsync(connection, id, SecretToken.HashOf(token), cancellationToken);
        var entry = new AuditEntry(actor, AuditActions.MonitorPushAddressIssued, AuditOutcome.Done) { Target = $"monitor:{id}", TargetName = monitor.Value.Name };
        await AuditTrail.AppendAsync(connection, entry, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new PushAddress($"/api/push/{token}");
    }

    /// <summary>Takes a heartbeat: it stands in the database before it is judged, so that a restart in between loses nothing.</summary>
    public async Task<Result> TakeAsync(string token, PushBeat beat, IPAddress address, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsPlausible(token))
        {
            return await RefuseAsync(address);
        }

        var hash = SecretToken.HashOf(token);
        var noted = await NoteAsync(hash, beat, cancellationToken);
        if (!noted.IsSuccess)
        {
            return noted.Error == NoSuchAddress ? await RefuseAsync(address) : noted.Error;
        }

        var row = noted.Value;

        // Counted after the note, which is one cheap write: a good sender is never taken for a silent one.
        var admitted = await throttle.CountUseAsync(What, hash, BeatsPerMinute, BeatWindow);
        if (!admitted.IsSuccess || row.Resting)
        {
            return admitted;
        }

        var seen = PushVerdict.OfBeat(beat.Up, beat.Message, beat.Took).ToObservation(PostgresTime.Truncate(time.GetUtcNow()));
        var heard = seen with { Evidence = seen.Evidence with { SeenFrom = PlainName } };
        await recorder.RecordAsync([new CheckReport(row.No, heard, Token: null)], cancellationToken);
        return Result.Success;
    }

    private static string PlainName { get; } = Environment.MachineName.Split('.')[0];

    private async Task<Result<PushStore.BeatRow>> NoteAsync(byte[] hash, PushBeat beat, CancellationToken cancellationToken)
    {
        var door = _known.GetValueOrDefault(Convert.ToHexString(hash), _strangers);
        if (!await door.WaitAsync(Patience, cancellationToken))
        {
            return Error.Unavailable("push_busy", "Too many heartbeats are sent here at once; send it again in a moment.") with { RetryAfter = Patience };
        }

        try
        {
            return await WriteAsync(hash, beat, cancellationToken);
        }
        finally
        {
            door.Release();
        }
    }

    private async Task<Result<PushStore.BeatRow>> WriteAsync(byte[] hash, PushBeat beat, CancellationToken cancellationToken)
    {
        var key = Convert.ToHexString(hash);
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        if (await PushStore.NoteAsync(connection, hash, beat.Up, beat.Message, cancellationToken) is not { } row)
        {
            _known.TryRemove(key, out _);
            return NoSuchAddress;
        }

        _known.GetOrAdd(key, static _ => new SemaphoreSlim(1));
        return row;
    }

    // One answer for all: who guesses learns nothing.
    private async Task<Result> RefuseAsync(IPAddress address)
    {
        var counted = await throttle.CountGuessAsync(What, address, GuessesPerAddress, GuessWindow);
        return counted.IsSuccess ? NoSuchAddress : counted;
    }

    private async Task<Result<Monitor>> FindPushAsync(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken)
    {
        if (await _store.FindAsync(connection, id, cancellationToken) is not { } monitor)
        {
            return MonitorErrors.NotFound(id);
        }

        return monitor.Check.Type == PushCheck.TypeName
            ? monitor
            : Error.Conflict("monitor_not_push", $"{monitor.Name} is dialled; only a monitor of the type push takes heartbeats.");
    }
}
