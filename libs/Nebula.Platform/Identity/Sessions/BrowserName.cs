namespace Nebula.Platform.Identity.Sessions;

/// <summary>A User-Agent in plain words. What is sent there is the client's own claim: it helps to tell sessions apart and proves nothing.</summary>
internal static class BrowserName
{
    // In this order: each of the later ones is also in the text of those before it.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Firefox/", "Firefox"), ("FxiOS/", "Firefox"),
        ("Chromium/", "Chromium"), ("CriOS/", "Chrome"), ("Chrome/", "Chrome"), ("Safari/", "Safari"), ("curl/", "curl"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"), ("CrOS", "ChromeOS"), ("Mac OS X", "Mac"), ("Linux", "Linux"),
    ];

    public static string Of(string userAgent) => (Find(Browsers, userAgent), Find(Systems, userAgent)) switch
    {
        (null, null) => "Unknown browser",
        ({ } browser, null) => browser,
        (null, { } system) => $"Unknown browser on {system}",
        ({ } browser, { } system) => $"{browser} on {system}",
    };

    private static string? Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(entry => userAgent.Contains(entry.Mark, StringComparison.Ordinal)).Name;
}
