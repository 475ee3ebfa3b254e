namespace Nebula.Homelab.Tests.Status.Monitors.Import;

/// <summary>Exports as Uptime Kuma 1.23 writes them, shortened.</summary>
internal static class KumaBackups
{
    public const string Typical = """
        {
          "version": "1.23.16",
          "notificationList": [{ "id": 1, "name": "Chat", "config": "{\"webhook\":\"https://s3cret.example\"}" }],
          "monitorList": [
            { "id": 1, "name": "Web", "type": "group", "active": true, "interval": 60 },
            { "id": 2, "name": "Shop", "type": "http", "parent": 1, "url": "https://shop.example/", "method": "GET", "maxretries": 2, "active": true,
              "interval": 60, "retryInterval": 60, "timeout": 48, "ignoreTls": false, "upsideDown": false, "maxredirects": 10,
              "accepted_statuscodes": ["200-299"], "proxyId": null, "headers": null, "body": null, "authMethod": "", "basic_auth_user": null,
              "tags": [{ "tag_id": 1, "name": "prod", "value": "", "color": "#fff" }, { "tag_id": 2, "name": "team", "value": "a", "color": "#fff" }] },
            { "id": 3, "name": "Blog", "type": "keyword", "url": "https://blog.example/", "keyword": "Welcome", "invertKeyword": false, "interval": 60,
              "timeout": 48, "maxretries": 0, "accepted_statuscodes": ["200-299", "401"], "maxredirects": 0, "ignoreTls": true },
            { "id": 4, "name": "Health", "type": "json-query", "url": "https://api.example/health", "jsonPath": "db.status", "expectedValue": "up", "interval": 60 },
            { "id": 5, "name": "SSH", "type": "port", "hostname": "box.lan", "port": "22", "interval": 60, "active": 0 },
            { "id": 6, "name": "Router", "type": "ping", "hostname": "192.0.2.1", "interval": 3, "packetSize": 56 },
            { "id": 7, "name": "Rows", "type": "postgres", "databaseConnectionString": "postgres://me:s3cret@db.lan:5433/app", "databaseQuery": "SELECT 1", "interval": 60 },
            { "id": 8, "name": "Cron", "type": "push", "pushToken": "s3cret", "interval": 60 },
            { "id": 9, "name": "Admin", "type": "http", "url": "https://admin.example", "basic_auth_user": "me", "basic_auth_pass": "s3cret", "authMethod": "basic",
              "headers": "{\"Accept\":\"text/html\",\"X-Token\":\"s3cret\"}" },
            { "id": 11, "name": "Names", "type": "dns", "hostname": "example.org", "dns_resolve_server": "192.0.2.53, 192.0.2.54", "dns_resolve_type": "MX", "port": 5353 },
            { "id": 10, "name": "Quiet", "type": "port", "hostname": "box.lan", "port": 23, "upsideDown": true }
          ]
        }
        """;
}
