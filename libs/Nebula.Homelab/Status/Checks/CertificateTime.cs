using System.Globalization;

namespace Nebula.Homelab.Status.Checks;

/// <summary>How long a certificate is still valid, as the probes tell it.</summary>
internal static class CertificateTime
{
    /// <summary>Whole days; below zero when it has ended.</summary>
    public static int DaysLeft(DateTimeOffset ends, DateTimeOffset now) => (int)Math.Floor((ends - now).TotalDays);

    public static void AddFacts(Dictionary<string, string> facts, DateTimeOffset ends, int days)
    {
        facts["certificateDays"] = days.ToString(CultureInfo.InvariantCulture);
        facts["certificateEnds"] = ends.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    public static string EndOf(int days) => days switch
    {
        < 0 => "the certificate has ended",
        0 => "the certificate ends within a day",
        1 => "the certificate ends in 1 day",
        _ => $"the certificate ends in {days} days",
    };
}
