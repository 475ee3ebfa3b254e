namespace Nebula.Cli.Tests.Edge;

/// <summary>Spellings of paths, for everything that stands as an edge before the functions.</summary>
public static class RequestTargets
{
    /// <summary>All of them lead, in some parser's reading, to a path that is closed.</summary>
    public static TheoryData<string> Closed { get; } = new()
    {
        "/admin",
        "/admin/",
        "/admin/host/status",
        "/ADMIN/host",
        "/administrator",
        "/runtime/webhooks/durabletask",
        "/Runtime",
        "/api/internal/setup-links",
        "/api/internal",
        "/API/Internal/setup-links",
        "/v1/internal/setup-links",
        "/api/v1/internal/setup-links",
        "//admin",
        "/api//internal/setup-links",
        "/api/./internal/setup-links",
        "/./api/internal",
        "/status/../admin",
        "/api/status/../internal/setup-links",
        "/api/x/%2e%2e/internal",
        "/api/%69nternal/setup-links",
        "/%61dmin",
        "/%2561dmin",
        "/%252561dmin",
        "/api%2finternal/setup-links",
        "/api%2Finternal%2Fsetup-links",
        "/api%252finternal",
        "/api\\internal\\setup-links",
        "/api%5cinternal",
        "/admin;x=1/host",
        "/api;v=1/internal",
        "/api/internal;a=b/setup-links",
        "/api/internal%00/setup-links",
        "/api/in%00ternal/setup-links",
        "/api/internal%20/setup-links",
        "/api/internal./setup-links",
        "/api/%09internal/setup-links",
        "/api/internal?x=/api/status",
        "/api/%3f/../internal",
        "http://127.0.0.1:8080/admin/host",
        "http://x/api/internal/setup-links",
    };

    public static TheoryData<string> Open { get; } = new()
    {
        "/",
        "/status",
        "/api/status",
        "/api/status/services/plex?window=24h",
        "/api/setup/owner",
        "/v1/status",
        "/monitors/new?paste=http://x/admin",
        "/api/monitors?after=%2Fadmin",
        "/?next=a/../../admin",
        "/?x=%2E%2e../%2E%2e%5C;x=1%7f\\admin?",
        "/assets/runtime-4f2a.js",
        "/api/status/services/admin",
        "/api/status/services/100%25",
        "/setup",
        "http://127.0.0.1:8080/api/status",
    };
}
