using Microsoft.Extensions.Options;
using Nebula.Platform.Cache;

namespace Nebula.Platform.Integrations.Parts;

/// <summary>What processes tell each other quickly; nothing is lost without it.</summary>
internal sealed class RedisIntegration(RedisCache cache, IOptions<RedisOptions> options) : IIntegration
{
    private const string Variable = "NEBULA_REDIS";

    public IntegrationDescription Description { get; } = new("redis", "Redis", "Counts attempts to sign in across processes and wakes them for news; without it each counts for itself.")
    {
        Settings = [Variable],
        HowTo = "./nebula up brings one; for a server of your own, give its address with the password.",
        Link = new Uri("https://redis.io/docs/latest/operate/oss_and_stack/install/"),
    };

    public IReadOnlyList<string> Missing => options.Value.IsConfigured ? [] : [Variable];

    public async Task<IntegrationAnswer> TestAsync(CancellationToken cancellationToken) => await cache.PingAsync()
        ? new IntegrationAnswer(true, "PING was answered")
        : new IntegrationAnswer(false, $"PING was not answered within {RedisCache.Patience.TotalMilliseconds:0} ms, or there is no connection");
}
