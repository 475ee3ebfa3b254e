using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Nebula.Homelab.Status.PublicPages.Live;
using Nebula.Homelab.Status.PublicPages.Views;
using Nebula.Platform.Errors;

namespace Nebula.Homelab.Status.PublicPages.Derived;

/// <summary>
/// The small variant that a page elsewhere may frame: a document without scripts, cookies or ways into this site, so that there is nothing to
/// be lured into. It loads itself again every minute.
/// </summary>
public sealed class PublicPageEmbed(PublicPagesLive pages)
{
    public Result<EmbeddedPage> Write(string slug)
    {
        var read = pages.Read(slug);
        if (!read.IsSuccess)
        {
            return read.Error;
        }

        // While nothing but an old copy is known, who may frame it is not.
        var framers = pages.Read<string[]>(slug, (scope, _) => scope.Page.FrameAncestors.ToArray());
        return Write(read.Value.View, framers.Value ?? []);
    }

    private static EmbeddedPage Write(PublicPageView page, IReadOnlyList<string> framers)
    {
        // The accent is #rrggbb, nothing else comes through its validation.
        var style = Style.Replace("ACCENT", page.Accent, StringComparison.Ordinal);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var ancestors = framers.Count == 0 ? "'none'" : string.Join(' ', framers);
        var policy = $"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'; frame-ancestors {ancestors}";
        var html = new StringBuilder()
            .Append("<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append("<meta http-equiv=\"refresh\" content=\"60\"><meta name=\"robots\" content=\"noindex\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Text(page.Title)}</title><style>{style}</style></head><body><main>")
            .Append(CultureInfo.InvariantCulture, $"<h1><a href=\"/s/{page.Slug}\" target=\"_blank\" rel=\"noopener\">{Text(page.Title)}</a></h1>")
            .Append(CultureInfo.InvariantCulture, $"<p class=\"all {page.Overall.State.ToText()}\">{Text(page.Overall.Sentence)}</p>");
        if (page.Stale)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"old\">As of {page.GeneratedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC; nothing newer is known.</p>");
        }

        foreach (var section in page.Sections.Where(section => section.Services.Count > 0))
        {
            Append(html, section);
        }

        return new EmbeddedPage(html.Append("</main></body></html>").ToString(), policy);
    }

    private static void Append(StringBuilder html, PublicSection section)
    {
        if (section.Heading is { } heading)
        {
            html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading)}</h2>");
        }

        html.Append("<ul>");
        foreach (var service in section.Services)
        {
            var state = service.State.ToText();
            html.Append(CultureInfo.InvariantCulture, $"<li class=\"{state}\"><bdi>{Text(service.Name)}</bdi><b>{state.Replace('_', ' ')}</b></li>");
        }

        html.Append("</ul>");
    }

    private static string Text(string text) => WebUtility.HtmlEncode(ShownText.Of(text, 500));

    // Colours of at least 4.5 to 1 on the background of each scheme.
    private const string Style = """
        :root{color-scheme:light dark;--bg:#fff;--fg:#1c2030;--dim:#565d70;--line:#dfe2ea;--good:#17703b;--bad:#b3261e;--so:#8a5200;--info:#3a4fb8}
        @media(prefers-color-scheme:dark){:root{--bg:#14161d;--fg:#eceef4;--dim:#a3a9ba;--line:#2b2f3b;--good:#5fd08d;--bad:#ff8a80;--so:#f2b45c;--info:#9db1ff}}
        *{margin:0;padding:0;box-sizing:border-box}
        body{background:var(--bg);color:var(--fg);font:15px/1.45 system-ui,sans-serif;overflow-wrap:anywhere}
        main{padding:12px 14px;border-top:4px solid ACCENT}
        h1{font-size:16px}h1 a{color:inherit;text-decoration:none}h1 a:hover,h1 a:focus-visible{text-decoration:underline}
        h2{font-size:13px;color:var(--dim);margin-top:10px}
        .all,.old{font-size:13px;color:var(--dim);margin:2px 0 8px}.all.up{color:var(--good)}.all.down{color:var(--bad)}.all.degraded{color:var(--so)}
        ul{list-style:none}li{display:flex;justify-content:space-between;gap:12px;padding:5px 0;border-top:1px solid var(--line)}
        b{font-weight:600;white-space:nowrap;color:var(--dim)}.up>b{color:var(--good)}.down>b{color:var(--bad)}.degraded>b{color:var(--so)}.maintenance>b{color:var(--info)}
        """;
}
