namespace Nebula.Cli.Tests.Operating;

/// <summary>A command as it is typed, what it asks of the functions, and a line that it says to people.</summary>
internal sealed record OperatorCase(string Name, string Line, string Says, params OperatorExchange[] Exchanges)
{
    public string Input { get; init; } = "";

    /// <summary>Each command that asks something of the running functions.</summary>
    public static IReadOnlyDictionary<string, OperatorCase> All { get; } = new OperatorCase[]
    {
        new("user list", "user list", "operator  ada  (2 open session(s), second factor)",
            new("GET /api/users?after=", """{"items":[{"id":"1","name":"ada","role":"operator","sessions":2,"secondFactor":true,"disabledAt":null}],"next":"ada"}"""),
            new("GET /api/users?after=ada", """{"items":[{"id":"2","name":"bob","role":"viewer","sessions":0,"secondFactor":false,"disabledAt":"2026-06-01T00:00:00Z"}],"next":null}""")),
        new("user add", "user add cy --role operator --password-stdin", "✓ cy can sign in.",
            new OperatorExchange("""POST /api/users {"name":"cy","role":"operator","password":"a green door, ajar"}""", """{"id":"3","name":"cy","role":"operator"}""")) { Input = "a green door, ajar\n" },
        new("user reset-password", "user reset-password cy --password-stdin", "✓ cy has a new password and is signed out everywhere.",
            new OperatorExchange("""POST /api/internal/password-resets {"name":"cy","password":"a green door, ajar"}""", null)) { Input = "a green door, ajar\r\nmore" },
        new("user reset-totp", "user reset-totp cy", "✓ cy signs in by password alone",
            new OperatorExchange("""POST /api/internal/totp-resets {"name":"cy"}""", null)),
        new("apikey list", "apikey list", "nbk_aa11  deploy of ada  (status.read events.read; never used; does not expire)",
            new OperatorExchange("GET /api/api-keys?after=", ApiKeys)),
        new("apikey add", "apikey add deploy --user ada --scope status.read --scope events.read --days 30", "Key: nbk_aa11zz  (shown this once)",
            new OperatorExchange(
                """POST /api/internal/api-keys {"user":"ada","name":"deploy","permissions":["status.read","events.read"],"expiresInDays":30}""",
                """{"token":"nbk_aa11zz","key":{"id":"7","name":"deploy","userName":"ada"}}""")),
        new("apikey revoke", "apikey revoke nbk_aa11zz", "✓ The key 'deploy' of ada is revoked.",
            new("GET /api/api-keys?after=", ApiKeys),
            new("DELETE /api/api-keys/7", null)),
        new("settings list", "settings list", "NEBULA_SMTP_PASSWORD=(set, secret)  # set by ada, 2026-06-01T00:00:00Z",
            new OperatorExchange("GET /api/settings", Settings)),
        new("settings get", "settings get NEBULA_LOG_LEVEL", "NEBULA_LOG_LEVEL=Information  # default",
            new OperatorExchange("GET /api/settings", Settings)),
        new("settings set", "settings set NEBULA_LOG_LEVEL Debug", "NEBULA_LOG_LEVEL=Debug  # set by ./nebula, 2026-06-02T00:00:00Z",
            new("GET /api/settings", Settings),
            new("""PUT /api/settings/NEBULA_LOG_LEVEL {"value":"Debug"}""", LogLevelSet)),
        new("settings unset", "settings unset NEBULA_LOG_LEVEL", "– It counts from the next start on",
            new("GET /api/settings", Settings),
            new("DELETE /api/settings/NEBULA_LOG_LEVEL", LogLevelSet)),
        new("secrets keys", "secrets keys", "k2  3 value(s), seals",
            new OperatorExchange("GET /api/secrets/keys", """{"current":"k2","keys":[{"id":"k2","values":3,"isPresent":true}],"isUnfinished":false}""")),
        new("secrets rotate", "secrets rotate --forget-old-keys", "✓ 3 value(s) are sealed with the new key k3.",
            new OperatorExchange("""POST /api/secrets/rotations {"forgetOldKeys":true}""", """{"current":"k3","values":3}""")),
        new("audit verify", "audit verify", "✓ 1,204 entries, each chained to the one before; anchored up to 1,200",
            new OperatorExchange("GET /api/audit/verification", """{"rows":1204,"intact":true,"anchoredSeq":1200,"hash":"00ff","fault":null}""")),
        new("events tail", "events tail -n 1 --category server", "warning   server      Gitea is down",
            new OperatorExchange(
                "GET /api/events?limit=1&category=server",
                """{"items":[{"id":"1","occurredAt":"2026-06-01T00:00:00Z","severity":"warning","category":"server","title":"Gitea is down"}],"end":1}""")),
        new("monitors export", "monitors export", "  shop:",
            new OperatorExchange(
                "POST /api/monitors/export {}",
                """{"head":"# 1 monitor\nversion: 1\nservices:\n","entries":"  shop:\n    url: https://shop.example/\n","monitors":1,"notes":[]}""")),
        new("setup-link", "setup-link", "Open http://127.0.0.1:8080/setup#once  (once, until ",
            new OperatorExchange("POST /api/internal/setup-links", """{"token":"once","expiresAt":"2026-06-01T00:30:00Z"}""")),
    }.ToDictionary(command => command.Name);

    private const string ApiKeys =
        """{"items":[{"id":"7","handle":"nbk_aa11","name":"deploy","userName":"ada","permissions":["status.read","events.read"],"lastUsedAt":null,"expiresAt":null}],"next":null}""";

    private const string LogLevelSet =
        """{"key":"NEBULA_LOG_LEVEL","secret":false,"isSet":true,"version":5,"source":{"kind":"database","value":"Debug"},"changedBy":"./nebula","changedAt":"2026-06-02T00:00:00Z","restartPending":true}""";

    private const string Settings =
        """
        {"settings":[
          {"key":"NEBULA_LOG_LEVEL","secret":false,"isSet":true,"version":4,"source":{"kind":"default","value":"Information"},"restartPending":false},
          {"key":"NEBULA_SMTP_PASSWORD","secret":true,"isSet":true,"version":2,"source":{"kind":"database","value":null},"changedBy":"ada","changedAt":"2026-06-01T00:00:00Z","restartPending":false}
        ]}
        """;
}
