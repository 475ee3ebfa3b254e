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

    private readonly WakeUp _here = new();

    /// <summary>To be called after the commit.</summary>
    public void Raise()
    {
        _here.Raise();
        if (redis.IsConnected)
        {
            try
            {
                redis.GetSubscriber().Publish(Channel, RedisValue.EmptyString, CommandFlags.FireAndForget);
            }
            catch (RedisException)
            {
                // Lost since the line above; the dispatcher looks by itself.
            }
        }
    }

    /// <summary>Ends with the next signal; to be taken before looking, so that nothing falls between.</summary>
    internal Task NextAsync() => _here.NextAsync();

    /// <summary>Hears the other processes. Once is enough: the subscription outlives the server.</summary>
    internal async Task ListenAsync()
    {
        try
        {
            await redis.GetSubscriber().SubscribeAsync(Channel, (_, _) => _here.Raise(), CommandFlags.FireAndForget);
        }
        catch (RedisException)
        {
            // Away at the start: the client keeps the subscription and makes it when it connects.
        }
    }
}
