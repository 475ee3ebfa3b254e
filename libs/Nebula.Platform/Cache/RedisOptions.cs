using System.ComponentModel.DataAnnotations;
using Nebula.Platform.Configuration;

namespace Nebula.Platform.Cache;

/// <summary>The Redis server that holds what may be lost: cached sessions, rate limits, live fan-out.</summary>
public sealed class RedisOptions : IValidatableObject
{
    public const string SectionName = "Redis";

    [EnvironmentVariable(
        "NEBULA_REDIS",
        "The Redis server, as a URI (redis:// or rediss://) or as StackExchange.Redis takes it. `./nebula up` brings its own when this is not set.",
        Example = "rediss://:<password>@cache.lan:6379",
        Secret = true,
        Label = "Server",
        Locked = "Open sessions pass through it, so no page may point to another. Set it in the environment or in .env.")]
    public string? Connection { get; set; }

    public bool IsConfigured => !string.IsNullOrEmpty(Connection);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsConfigured)
        {
            yield break;
        }

        var connection = RedisConnection.Parse(Connection!);
        if (!connection.IsSuccess)
        {
            yield return new ValidationResult(connection.Error.Detail, [nameof(Connection)]);
        }
    }
}
