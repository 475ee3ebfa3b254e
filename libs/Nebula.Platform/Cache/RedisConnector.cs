using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Nebula.Platform.Cache;

/// <summary>Makes the one connection to Redis. It never fails for a server that is not there: it connects when the server comes.</summary>
internal sealed partial class RedisConnector(IOptions<RedisOptions> options, ILogger<RedisConnector> logger)
{
    public ConnectionMultiplexer Connect()
    {
        var configuration = Configuration();
        var connection = ConnectionMultiplexer.Connect(configuration);
        if (!options.Value.IsConfigured)
        {
            LogNotConfigured();
            return connection;
        }

        var server = configuration.ToString(includePassword: false);
        connection.ConnectionFailed += (_, failure) => LogLost(server, failure.FailureType);
        connection.ConnectionRestored += (_, _) => LogRestored(server);
        LogStarted(server, connection.IsConnected ? "connected" : "does not answer yet");
        return connection;
    }

    private ConfigurationOptions Configuration()
    {
        // Nothing listens on port 1: without a setting Redis is simply away.
        var configuration = options.Value.IsConfigured
            ? RedisConnection.Parse(options.Value.Connection!).Value ?? throw new InvalidOperationException("NEBULA_REDIS was not validated.")
            : new ConfigurationOptions { EndPoints = { { "127.0.0.1", 1 } }, ConnectRetry = 0, ReconnectRetryPolicy = new LinearRetry(3_600_000) };
        configuration.AbortOnConnectFail = false;
        configuration.ConnectTimeout = 1000;
        configuration.AsyncTimeout = (int)RedisCache.Patience.TotalMilliseconds;
        configuration.SyncTimeout = (int)RedisCache.Patience.TotalMilliseconds;

        // Waiting for a lost server's return would make everybody wait; each caller has its way without Redis.
        configuration.BacklogPolicy = BacklogPolicy.FailFast;
        configuration.KeepAlive = 5;
        configuration.ClientName = "nebula";
        if (options.Value.IsConfigured)
        {
            configuration.ReconnectRetryPolicy = new LinearRetry(1000);
        }

        return configuration;
    }

    [LoggerMessage(LogLevel.Information, "NEBULA_REDIS is not set: sessions are read from PostgreSQL, limits count per process.")]
    private partial void LogNotConfigured();

    [LoggerMessage(LogLevel.Information, "Redis {Server} {State}.")]
    private partial void LogStarted(string server, string state);

    [LoggerMessage(LogLevel.Warning, "Redis {Server} is lost: {Failure}")]
    private partial void LogLost(string server, ConnectionFailureType failure);

    [LoggerMessage(LogLevel.Information, "Redis {Server} is back.")]
    private partial void LogRestored(string server);
}
