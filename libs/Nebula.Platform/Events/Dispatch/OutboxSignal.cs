using System.Collections.Concurrent;
using Nebula.Platform.Database;
using Nebula.Platform.Streams;
using StackExchange.Redis;

namespace Nebula.Platform.Events.Dispatch;

/// <summary>
/// Tells the dispatcher, in whichever process it runs, that something was committed to an outbox, so that it looks at once. Only a hint:
/// it looks every second anyway, and Redis may be away.
/// </summary>
public sealed class OutboxSignal(IConnectionMultiplexer redis)
{
    private static readonly RedisChannel Channel = RedisChannel.Literal("nebula:outbox");

    private readonly ConcurrentDictionary<string, WakeUp> _here = new(StringComparer.Ordinal);

    /// <summary>To be called after the commit.</summary>
    /// <param name="database">Whose outboxes have something: one of <see cref="DatabaseNames"/>.</param>
    public void Raise(string database = DatabaseNames.HomelabJarvis)
    {
        Of(database).Raise();
        if (redis.IsConnected)
        {
            try
            {
                redis.GetSubscriber().Publish(Channel, database, CommandFlags.FireAndForget);
            }
            catch (RedisException)
            {
                // Lost since the line above; the dispatcher looks by itself.
            }
        }
    }

    /// <summary>Ends with the next signal; to be taken before looking, so that nothing falls between.</summary>
    internal Task NextAsync(string database) => Of(database).NextAsync();

    /// <summary>Hears the other processes. Once is enough: the subscription outlives the server.</summary>
    internal async Task ListenAsync()
    {
        try
        {
            await redis.GetSubscriber().SubscribeAsync(Channel, (_, database) => Hear(database.ToString()), CommandFlags.FireAndForget);
        }
        catch (RedisException)
        {
            // Away at the start: the client keeps the subscription and makes it when it connects.
        }
    }

    // Nobody waits for a database that nobody asked about.
    private void Hear(string database)
    {
        if (_here.TryGetValue(database, out var waiting))
        {
            waiting.Raise();
        }
    }

    private WakeUp Of(string database) => _here.GetOrAdd(database, _ => new WakeUp());
}
