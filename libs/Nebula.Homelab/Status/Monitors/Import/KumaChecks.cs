using System.Globalization;
using System.Text.RegularExpressions;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Conditions;
using Nebula.Homelab.Status.Checks.Push;

namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>From a monitor of Uptime Kuma to what is checked here. What would check something else is refused rather than bent.</summary>
/// <param name="kuma">The monitor.</param>
/// <param name="notes">What is different here is told there.</param>
internal sealed partial class KumaChecks(KumaMonitor kuma, List<string> notes)
{
    private const string AnySuccess = "200-299";
    private const int MaxRedirects = 10;
    private const int FirstWarning = 21;
    private const double MaxGrace = 7 * 86_400;

    /// <summary>Why there is no check; null when there is one.</summary>
    public string? Refusal { get; private set; }

    public CheckInput? Read() => kuma.Flag("upsideDown") == true ? UpsideDown() : OfType();

    private CheckInput? OfType() => kuma.Type switch
    {
        "http" => Http(),
        "keyword" => Keyword(),
        "json-query" => JsonQuery(),
        "port" => new CheckInput { Type = "tcp", Host = kuma.Text("hostname"), Port = (int?)kuma.Number("port") },
        "ping" => new CheckInput { Type = "ping", Host = kuma.Text("hostname") },
        "tailscale-ping" => TailscalePing(),
        "postgres" => Server("postgres", "Its query is not run: without signing in, the check asks whether PostgreSQL answers.", "postgres", "postgresql"),
        "redis" => Server("redis", "It does not sign in: the check asks whether Redis answers.", "redis", "rediss"),
        "dns" => Dns(),
        "push" => Push(),
        "group" => Refuse("A group is no monitor here: the monitors in it carry its name."),
        "" => Refuse("It has no type."),
        var other => Refuse($"There is no check of the type {PlainText.Of(other)} here."),
    };

    private CheckInput? Http(string? contains = null, IReadOnlyList<string>? conditions = null)
    {
        var request = KumaRequest.Read(kuma);
        if (request.Refusal is { } refusal)
        {
            return Refuse(refusal);
        }

        if (request.SecretHeaders is { } secret)
        {
            notes.Add($"Nobody will see what it sends as {string.Join(", ", secret.Keys)}: it is kept sealed.");
        }

        if (kuma.Number("proxyId") > 0)
        {
            notes.Add("It is dialled directly, without the proxy.");
        }

        var expected = string.Join(',', kuma.Texts("accepted_statuscodes").Select(range => range.Trim()));
        return new CheckInput
        {
            Type = "http",
            Url = kuma.Text("url"),
            VerifyTls = kuma.Flag("ignoreTls") == true ? false : null,
            Conditions = conditions,
            Own = OwnMembers.Of(
                ("method", kuma.Text("method")?.ToUpperInvariant()),
                ("expectedStatus", expected is "" or AnySuccess ? null : expected),
                ("contains", contains),
                ("headers", request.Headers),
                ("secretHeaders", request.SecretHeaders),
                ("body", request.Body),
                ("contentType", request.ContentType),
                ("certificateWarnDays", WarnDays()),
                ("followRedirects", kuma.Number("maxredirects") == 0 ? false : null),
                ("maxRedirects", kuma.Number("maxredirects") is > 0 and var redirects ? (int)Math.Min(redirects, MaxRedirects) : null)),
        };
    }

    private int? WarnDays()
    {
        if (kuma.Flag("expiryNotification") is not { } warns || kuma.Text("url")?.StartsWith("https:", StringComparison.OrdinalIgnoreCase) != true)
        {
            return null;
        }

        if (!warns)
        {
            return 0;
        }

        notes.Add($"It counts as degraded when its certificate ends within {FirstWarning} days, when Uptime Kuma first tells of it.");
        return FirstWarning;
    }

    private CheckInput Dns()
    {
        var servers = (kuma.Text("dns_resolve_server") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (servers.Length > 1)
        {
            notes.Add($"Of its name servers only the first is asked, {PlainText.Of(servers[0])}.");
        }

        var port = (int?)kuma.Number("port") ?? 53;
        var resolver = servers is [var first, ..] ? port == 53 ? first : new HostEndpoint(first, port).ToString() : null;
        return new CheckInput
        {
            Type = "dns",
            Host = kuma.Text("hostname"),
            Own = OwnMembers.Of(("recordType", kuma.Text("dns_resolve_type")), ("resolver", resolver)),
        };
    }

    private CheckInput Push()
    {
        notes.Add("It needs a new address: make it in the monitor's form, and point the sender there.");
        var grace = Math.Clamp((kuma.Number("maxretries") ?? 0) * (kuma.Number("retryInterval") ?? kuma.Number("interval") ?? 0), PushCheck.UsualGraceSeconds, MaxGrace);
        return new CheckInput { Type = "push", Own = OwnMembers.Of(("graceSeconds", (int)grace)) };
    }

    private CheckInput? Keyword()
    {
        if (kuma.Text("keyword") is not { } keyword)
        {
            return Refuse("It has no keyword.");
        }

        return kuma.Flag("invertKeyword") == true ? Http(conditions: [$"body !contains {QuotedText.Of(keyword)}"]) : Http(contains: keyword);
    }

    private CheckInput? JsonQuery()
    {
        if (kuma.Text("jsonPath") is not { } query || !PlainPath().IsMatch(query))
        {
            return Refuse("Its query is more than a plain path such as data.items[0].state.");
        }

        if (kuma.Text("expectedValue") is not { } expected)
        {
            return Refuse("It expects no value.");
        }

        var path = query.StartsWith('$') ? query : $"$.{query}";
        var condition = $"json {path} {kuma.Text("jsonPathOperator") ?? "=="} {ValueOf(expected)}";
        notes.Add($"Its query is the condition {condition}.");
        return Http(conditions: [condition]);
    }

    // Uptime Kuma compares texts; a condition here is of one kind, and what looks like a number or a truth most likely is one.
    private static string ValueOf(string expected) =>
        expected is "true" or "false" or "null" || double.TryParse(expected, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out _)
            ? expected
            : QuotedText.Of(expected);

    // There the verdict is turned round, here the question: an answer that is wrong is an answer.
    private CheckInput? UpsideDown()
    {
        if (kuma.Type is "keyword" or "json-query")
        {
            return Refuse("It is upside down and looks into the answer; upside down any answer is bad here. Write a condition such as body !contains \"…\".");
        }

        if (kuma.Type == "http")
        {
            notes.Add("Upside down any answer is bad here, also one with an error.");
        }

        return OfType() is { } check ? check with { UpsideDown = true } : null;
    }

    private CheckInput TailscalePing()
    {
        notes.Add("It is pinged over the network like any host, not by Tailscale's own ping.");
        return new CheckInput { Type = "ping", Host = kuma.Text("hostname") };
    }

    private CheckInput? Server(string type, string note, params string[] schemes)
    {
        if (!Uri.TryCreate(kuma.Text("databaseConnectionString"), UriKind.Absolute, out var address) || !schemes.Contains(address.Scheme) || address.Host.Length == 0)
        {
            return Refuse($"Its connection string is not of the form {schemes[0]}://host:port.");
        }

        notes.Add(note);
        return new CheckInput { Type = type, Host = address.Host, Port = address.Port < 0 ? null : address.Port };
    }

    private CheckInput? Refuse(string why)
    {
        Refusal = why;
        return null;
    }

    [GeneratedRegex(@"^(\$(\.|(?=\[)))?[A-Za-z_0-9\[\]]+(\.[A-Za-z_][A-Za-z_0-9]*(\[[0-9]+\])*)*$", RegexOptions.CultureInvariant)]
    private static partial Regex PlainPath();
}
