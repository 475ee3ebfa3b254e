using System.Net;
using System.Net.Sockets;

namespace Nebula.Cli.Benchmarks.Load;

/// <summary>
/// Sends a request over some connections, again as soon as its answer is there. A thread for each processor does it: on a small machine
/// client and server then compete for all of it, but the client alone never sets the pace.
/// </summary>
/// <param name="patience">How long an answer may take.</param>
internal sealed class LoadGenerator(IPEndPoint server, TimeSpan patience, TimeProvider time)
{
    /// <exception cref="WrongAnswerException">An answer was not the right one, or did not come.</exception>
    public async Task<LoadRound> RunAsync(LoadRequest request, int connections, TimeSpan duration, CancellationToken cancellationToken)
    {
        var opened = new List<LoadConnection>(connections);
        try
        {
            var bytes = request.ToBytes(server.ToString());
            var reader = new AnswerReader(request.Answer);
            for (var i = 0; i < connections; i++)
            {
                opened.Add(new LoadConnection(server, patience, bytes, reader, time));
            }

            var started = time.GetTimestamp();
            var shares = opened.Chunk((connections + Environment.ProcessorCount - 1) / Environment.ProcessorCount)
                .Select(share => Task.Factory.StartNew(
                    () => Run(share, started, duration, cancellationToken), cancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            var latencies = await Task.WhenAll(shares);
            return new LoadRound(time.GetElapsedTime(started), [.. latencies.SelectMany(share => share).Order()]);
        }
        catch (SocketException error)
        {
            throw new WrongAnswerException($"The server at {server} broke off: {error.Message}");
        }
        finally
        {
            opened.ForEach(connection => connection.Dispose());
        }
    }

    private List<TimeSpan> Run(LoadConnection[] share, long started, TimeSpan duration, CancellationToken cancellationToken)
    {
        var connections = share.ToDictionary(connection => connection.Socket);
        var latencies = new List<TimeSpan>(1 << 16);
        foreach (var connection in share)
        {
            connection.Send();
        }

        // At the end no request is left unanswered: a closed connection would be one more thing for the server to do in the next round.
        var waiting = new HashSet<Socket>(connections.Keys);
        var ready = new List<Socket>(share.Length);
        while (waiting.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            WaitForAny(waiting, ready);
            foreach (var socket in ready)
            {
                var connection = connections[socket];
                if (connection.Receive() is not { } latency)
                {
                    continue;
                }

                latencies.Add(latency);
                if (time.GetElapsedTime(started) < duration)
                {
                    connection.Send();
                }
                else
                {
                    waiting.Remove(socket);
                }
            }
        }

        return latencies;
    }

    private void WaitForAny(HashSet<Socket> waiting, List<Socket> ready)
    {
        ready.Clear();
        ready.AddRange(waiting);
        if (ready.Count == 1)
        {
            return; // Its own Receive waits, with one system call less.
        }

        Socket.Select(ready, null, null, patience);
        if (ready.Count == 0)
        {
            throw new WrongAnswerException($"{waiting.Count} requests were not answered within {patience.TotalSeconds} s.");
        }
    }
}
