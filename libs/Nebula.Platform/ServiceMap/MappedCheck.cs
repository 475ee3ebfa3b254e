namespace Nebula.Platform.ServiceMap;

/// <summary>How to find out whether a service is up: the members of the API's <c>Check</c>, with the kind's defaults filled in.</summary>
public sealed record MappedCheck
{
    /// <summary>http, tcp, ping, postgres, redis, ollama, stable-diffusion or comfyui.</summary>
    public required string Type { get; init; }

    /// <summary>http: what is fetched; ollama, stable-diffusion, comfyui: the base address. Null while the service is not configured.</summary>
    public string? Url { get; init; }

    public string? Method { get; init; }

    /// <summary>Codes and ranges: <c>200-299,401</c>.</summary>
    public string? ExpectedStatus { get; init; }

    public string? Contains { get; init; }

    public bool? FollowRedirects { get; init; }

    public bool? VerifyTls { get; init; }

    public int? DegradedAfterMs { get; init; }

    /// <summary>tcp, ping, postgres, redis. Null while the service is not configured.</summary>
    public string? Host { get; init; }

    public int? Port { get; init; }

    /// <summary><c>nebula</c>: this installation's own PostgreSQL or Redis, instead of host and port.</summary>
    public string? Connection { get; init; }
}
