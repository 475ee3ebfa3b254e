namespace Nebula.Runtime.Hosting.Configuration;

/// <summary>Section <c>extensions.http.hsts</c> of host.json, when it is enabled.</summary>
/// <param name="MaxAge">How long a browser keeps to https; a bare number in the file is days.</param>
/// <param name="IncludeSubDomains">Whether for subdomains as well.</param>
/// <param name="Preload">Whether browsers may ship with it.</param>
/// <param name="ExcludedHosts">Hosts without the header, besides loopback.</param>
internal sealed record HstsSection(TimeSpan MaxAge, bool IncludeSubDomains, bool Preload, IReadOnlyList<string> ExcludedHosts)
{
    public static HstsSection Read(HostJsonReader reader, string section) => new(
        reader.Time(section + "maxAge", TimeSpan.FromDays(30), TimeSpan.Zero),
        reader.Bool(section + "includeSubDomains", false),
        reader.Bool(section + "preload", false),
        reader.List(section + "excludedHosts", "a list of host names"));
}
