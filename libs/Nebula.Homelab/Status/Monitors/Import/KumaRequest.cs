using System.Text;
using System.Text.Json;
using Nebula.Homelab.Status.Checks;
using Nebula.Homelab.Status.Checks.Http;

namespace Nebula.Homelab.Status.Monitors.Import;

/// <summary>What an http monitor of Uptime Kuma sends: headers, a body, and a name with its password.</summary>
internal sealed class KumaRequest
{
    // There all are alike; these are known to be no secret.
    private static readonly HashSet<string> Harmless = new(StringComparer.OrdinalIgnoreCase)
    {
        "Accept", "Accept-Charset", "Accept-Encoding", "Accept-Language", "Cache-Control", "DNT", "Origin", "Pragma", "Referer", "User-Agent", "X-Requested-With",
    };

    private readonly Dictionary<string, string> _plain = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _secret = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Why it cannot be sent from here; null when it can.</summary>
    public string? Refusal { get; private set; }

    public IReadOnlyDictionary<string, string>? Headers => _plain.Count > 0 ? _plain : null;

    public IReadOnlyDictionary<string, string>? SecretHeaders => _secret.Count > 0 ? _secret : null;

    public string? Body { get; private init; }

    public string? ContentType { get; private set; }

    public static KumaRequest Read(KumaMonitor kuma)
    {
        var request = new KumaRequest
        {
            Body = kuma.Text("body"),
            ContentType = kuma.Text("body") is null ? null : kuma.Text("httpBodyEncoding") switch
            {
                "form" => "application/x-www-form-urlencoded",
                "xml" => "text/xml; charset=utf-8",
                _ => null,
            },
        };
        request.TakeHeaders(kuma.Text("headers"));
        request.TakeSignIn(kuma);
        return request;
    }

    private void TakeSignIn(KumaMonitor kuma)
    {
        var method = kuma.Text("authMethod");
        var user = kuma.Text("basic_auth_user");
        if (method is not (null or "basic"))
        {
            Refusal ??= $"It signs in by {PlainText.Of(method)}, which a check here does not.";
        }
        else if (user is not null)
        {
            _plain.Remove("Authorization");
            _secret["Authorization"] = $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{kuma.Text("basic_auth_pass")}"))}";
        }
    }

    private void TakeHeaders(string? text)
    {
        if (text is null)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4, AllowTrailingCommas = true });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                Refusal = "Its headers are no object of names and values.";
                return;
            }

            foreach (var header in document.RootElement.EnumerateObject())
            {
                Take(header.Name, header.Value);
            }
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Refusal = "Its headers are not JSON.";
        }
    }

    private void Take(string name, JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
        if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
        {
            ContentType = Body is null ? null : text;
            return;
        }

        if (HeaderRules.FaultOfName(name) is { } fault)
        {
            Refusal ??= $"It sends {PlainText.Of(name)}. {fault}";
        }
        else
        {
            (Harmless.Contains(name) ? _plain : _secret)[name] = text;
        }
    }
}
