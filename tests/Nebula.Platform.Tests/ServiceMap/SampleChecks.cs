using Nebula.Platform.ServiceMap.Format;

namespace Nebula.Platform.Tests.ServiceMap;

/// <summary>Types of check as somebody who runs checks would bring them: one of each target.</summary>
internal static class SampleChecks
{
    private static readonly MapMember DegradedAfter = new("degradedAfterMs", new IntegerType(1, 60_000), "Slower is degraded.");

    public static CheckFormats Formats { get; } = new(
    [
        new CheckFormat("http", CheckTarget.Url,
        [
            new("method", new ChoiceType(["GET", "HEAD", "POST", "OPTIONS"]), "How it is asked."),
            new("expectedStatus", new PatternType("^[1-5][0-9]{2}(-[1-5][0-9]{2})?(,[1-5][0-9]{2}(-[1-5][0-9]{2})?)*$",
                "status codes and ranges, such as \"200-299,401\"", 100, OrInteger: true), "What counts as up."),
            new("contains", new TextType(1000), "What the answer must contain."),
            new("followRedirects", new FlagType(), "Follow redirects."),
            new("verifyTls", new FlagType(), "Refuse bad certificates."),
            new("headers", new DictionaryType("header", new PatternType("^[A-Za-z-]+$", "a header's name", 64), new TextType(200), 5), "Sent along."),
            new("headersFromEnvironment", new DictionaryType("header", new PatternType("^[A-Za-z-]+$", "a header's name", 64), new EnvironmentType(), 5), "Sent secretly."),
            new("conditions", new ListType(new TextType(100), 3), "What must hold."),
            DegradedAfter,
        ])
        {
            TakesPath = true,
            Faults = check => check["conditions"]?[0]?.GetValue<string>() == "nonsense" ? [new CheckFault("conditions[0]", "Column 1: nonsense.")] : [],
        },
        new CheckFormat("tcp", CheckTarget.Endpoint, [DegradedAfter]),
        new CheckFormat("ping", CheckTarget.Host, [DegradedAfter]),
        new CheckFormat("postgres", CheckTarget.Endpoint, [DegradedAfter]) { DefaultPort = 5432, TakesConnection = true },
        new CheckFormat("redis", CheckTarget.Endpoint, [DegradedAfter]) { DefaultPort = 6379, TakesConnection = true },
        new CheckFormat("ollama", CheckTarget.Url, [DegradedAfter, new("verifyTls", new FlagType(), "Refuse bad certificates.")]) { DefaultPort = 11434 },
        new CheckFormat("stable-diffusion", CheckTarget.Url, [DegradedAfter]) { DefaultPort = 7860 },
        new CheckFormat("comfyui", CheckTarget.Url, [DegradedAfter, new("verifyTls", new FlagType(), "Refuse bad certificates.")]) { DefaultPort = 8188 },
        new CheckFormat("push", CheckTarget.None, []),
    ]);
}
