using System.Net;
using Nebula.Cli.Benchmarks.Load;

namespace Nebula.Cli.Benchmarks;

/// <summary>How many may sign in a second, and what a flood of attempts does to somebody who just reads.</summary>
internal sealed class PlatformLogins(PlatformRig rig, PlatformPeople people, TimeSpan duration, TimeProvider time)
{
    private const int AtOnce = 8;
    private const int Flood = 64;
    private const int Rounds = 3;
    private static readonly TimeSpan BetweenReads = TimeSpan.FromMilliseconds(4);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private int _guesses;

    public async Task<List<Measurement>> MeasureAsync(CancellationToken cancellationToken)
    {
        // Not one of those who sign in again and again: a user's oldest sessions end.
        var cookie = await people.SignInAsync(PlatformPeople.Users - 1, cancellationToken);
        var read = new LoadRequest("read", "/api/events?limit=20", null, null) { Headers = $"Cookie: {cookie}\r\n" };
        await ReadAsync(read, duration / 5, cancellationToken);
        await SignInForAsync(AtOnce, duration / 5, cancellationToken);
        var before = ProcessUsage.CpuSeconds(rig.ProcessId);
        var started = time.GetTimestamp();
        var logins = await SignInForAsync(AtOnce, duration, cancellationToken);
        var elapsed = time.GetElapsedTime(started);
        var cpu = (ProcessUsage.CpuSeconds(rig.ProcessId) - before) / elapsed.TotalSeconds * 100;
        var (idle, flooded, attempts) = await FloodAsync(read, cancellationToken);
        var idleTail = Percentiles.At(idle, 0.99);
        return
        [
            new("logins with the right password", logins / elapsed.TotalSeconds, "/s", null) { AtLeast = 35 },
            new("functions: processor while they do", cpu, "% of a core", null),
            new("attempts answered under the flood", attempts, "/s", null),
            new("authorised read, idle, median", Percentiles.At(idle, 0.5), "ms", null),
            new("authorised read, idle, 99th percentile", idleTail, "ms", null),
            new("authorised read under the flood, median", Percentiles.At(flooded, 0.5), "ms", null),
            new("authorised read under the flood, 99th percentile", Percentiles.At(flooded, 0.99), "ms", 2 * idleTail),
        ];
    }

    private async Task<(List<double> Idle, List<double> Flooded, double Attempts)> FloodAsync(LoadRequest read, CancellationToken cancellationToken)
    {
        List<double> idle = [], flooded = [];
        var (attempts, seconds) = (0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            idle.AddRange(await ReadAsync(read, duration / 2, cancellationToken));
            using var over = new CancellationTokenSource();
            var started = time.GetTimestamp();
            var flood = Task.WhenAll(Enumerable.Range(0, Flood).Select(caller => KnockAsync(caller, over.Token, cancellationToken)));

            // Not from the first moment: the line fills first.
            await ReadAsync(read, duration / 10, cancellationToken);
            flooded.AddRange(await ReadAsync(read, duration / 2, cancellationToken));
            await over.CancelAsync();
            attempts += (await flood).Sum();
            seconds += time.GetElapsedTime(started).TotalSeconds;
        }

        return (idle, flooded, attempts / seconds);
    }

    private async Task<int> SignInForAsync(int atOnce, TimeSpan span, CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var counts = await Task.WhenAll(Enumerable.Range(0, atOnce).Select(async user =>
        {
            var done = 0;
            for (; time.GetElapsedTime(started) < span; done++)
            {
                await people.SignInAsync(user, cancellationToken);
            }

            return done;
        }));
        return counts.Sum();
    }

    // Half of the flood are people who know their password, each from the own address; the others try names, each from another one. What
    // is under way when it is over is waited for: an attempt that was broken off would count against its user.
    private async Task<int> KnockAsync(int caller, CancellationToken over, CancellationToken cancellationToken)
    {
        var answered = 0;
        for (; !over.IsCancellationRequested; answered++)
        {
            if (caller < Flood / 2)
            {
                await people.SignInAsync(caller, cancellationToken);
            }
            else if (await people.GuessAsync(PlatformPeople.Users + Interlocked.Increment(ref _guesses), cancellationToken)
                is var status and not (HttpStatusCode.Unauthorized or HttpStatusCode.ServiceUnavailable))
            {
                throw new WrongAnswerException($"A wrong password was answered with {(int)status}.");
            }
        }

        return answered;
    }

    // On a thread of its own, one after the other: what is measured is the server, not the line in this process.
    private Task<List<double>> ReadAsync(LoadRequest request, TimeSpan span, CancellationToken cancellationToken) => Task.Factory.StartNew(
        () =>
        {
            List<double> took = [];
            using var connection = new LoadConnection(rig.Address, Patience, request.ToBytes(rig.Address.ToString()), new AnswerReader(null), time);
            var started = time.GetTimestamp();
            while (time.GetElapsedTime(started) < span)
            {
                connection.Send();
                TimeSpan? latency;
                do
                {
                    latency = connection.Receive();
                }
                while (latency is null);

                took.Add(latency.Value.TotalMilliseconds);
                cancellationToken.WaitHandle.WaitOne(BetweenReads);
            }

            return took;
        },
        cancellationToken,
        TaskCreationOptions.LongRunning,
        TaskScheduler.Default);
}
