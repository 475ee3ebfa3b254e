namespace Nebula.Platform.ServiceMap.Format;

/// <summary>The types of check, and which members of <c>check:</c> each understands.</summary>
internal static class CheckTypes
{
    public const string Http = "http";
    public const string Tcp = "tcp";
    public const string Ping = "ping";
    public const string Postgres = "postgres";
    public const string Redis = "redis";
    public const string Ollama = "ollama";
    public const string StableDiffusion = "stable-diffusion";
    public const string ComfyUi = "comfyui";

    /// <summary>The value of <c>connection</c> that means this installation's own server.</summary>
    public const string OwnConnection = "nebula";

    private static readonly string[] HttpMembers =
        ["url", "path", "method", "expectedStatus", "contains", "followRedirects", "verifyTls", "degradedAfterMs"];

    private static readonly string[] HttpApiMembers = ["url", "verifyTls", "degradedAfterMs"];

    private static readonly string[] DatabaseMembers = ["connection", "degradedAfterMs"];

    private static readonly string[] SocketMembers = ["degradedAfterMs"];

    public static IReadOnlyList<string> All { get; } = [Http, Tcp, Ping, Postgres, Redis, Ollama, StableDiffusion, ComfyUi];

    public static bool UsesUrl(string type) => type is Http or Ollama or StableDiffusion or ComfyUi;

    public static bool UsesConnection(string type) => type is Postgres or Redis;

    /// <summary>The members of <c>check:</c> that depend on the type and fit this one.</summary>
    public static IReadOnlyList<string> MembersOf(string type) => type switch
    {
        Http => HttpMembers,
        Ollama or StableDiffusion or ComfyUi => HttpApiMembers,
        Postgres or Redis => DatabaseMembers,
        _ => SocketMembers,
    };
}
