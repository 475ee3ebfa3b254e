using Microsoft.Extensions.Logging;

namespace Nebula.Runtime.Keys;

/// <summary>Keeps the framework's own lines about requests out of the log where they hold a query, and with it the key in <c>?code=</c>.</summary>
internal static class KeySecrecy
{
    // The first tells of each request, the second quotes what is no proper one.
    private static readonly string[] Categories =
        ["Microsoft.AspNetCore.Hosting.Diagnostics", "Microsoft.AspNetCore.Server.Kestrel.BadRequests"];

    /// <summary>A rule of a provider goes before one of all providers, so each provider that has rules gets one of these.</summary>
    public static void Apply(LoggerFilterOptions filters)
    {
        string?[] providers = [null, .. filters.Rules.Select(rule => rule.ProviderName).OfType<string>().Distinct(StringComparer.Ordinal)];
        foreach (var category in Categories)
        {
            foreach (var rule in filters.Rules.Where(rule => IsLonger(rule.CategoryName, category)).ToArray())
            {
                filters.Rules.Remove(rule);
            }

            foreach (var provider in providers)
            {
                filters.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, null));
            }
        }
    }

    // The longest pattern wins, and one with a star can be longer than what it stands for.
    private static bool IsLonger(string? pattern, string category) =>
        pattern?.Length > category.Length
        && pattern.Split('*') is [var start, var end]
        && category.StartsWith(start, StringComparison.OrdinalIgnoreCase)
        && category.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
