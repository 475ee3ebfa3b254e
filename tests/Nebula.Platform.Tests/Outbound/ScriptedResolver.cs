using System.Net;
using System.Net.Sockets;
using Nebula.Platform.Outbound;

namespace Nebula.Platform.Tests.Outbound;

/// <summary>Answers each question about a name with the next of its answers; the last one stays.</summary>
internal sealed class ScriptedResolver : IHostResolver
{
    private readonly Dictionary<string, Queue<string[]>> _answers = new(StringComparer.OrdinalIgnoreCase);

    public int Questions { get; private set; }

    public ScriptedResolver Answer(string host, params string[] addresses)
    {
        if (!_answers.TryGetValue(host, out var answers))
        {
            _answers[host] = answers = new Queue<string[]>();
        }

        answers.Enqueue(addresses);
        return this;
    }

    public Task<IReadOnlyList<IPAddress>> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Questions++;
        if (!_answers.TryGetValue(host, out var answers))
        {
            throw new SocketException((int)SocketError.HostNotFound);
        }

        var addresses = answers.Count > 1 ? answers.Dequeue() : answers.Peek();
        return Task.FromResult<IReadOnlyList<IPAddress>>([.. addresses.Select(IPAddress.Parse)]);
    }
}
