using System.Globalization;
using Nebula.Platform.Outbound;

namespace Nebula.Homelab.Status.Checks;

/// <summary>How long a certificate is still valid, as the probes tell it.</summary>
internal static class CertificateTime
{
    /// <summary>With so many days left or fewer a web server's certificate is worth a word, where nothing else is said.</summary>
    public const int UsualWarnDays = 7;

    /// <summary>Whole days; below zero when it has ended.</summary>
    public static int DaysLeft(DateTimeOffset ends, DateTimeOffset now) => (int)Math.Floor((ends - now).TotalDays);

    public static void AddFacts(Dictionary<string, string> facts, DateTimeOffset ends, int days)
    {
        facts["certificateDays"] = days.ToString(CultureInfo.InvariantCulture);
        facts["certificateEnds"] = ends.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    /// <summary>What is wrong with its time; null when nothing is.</summary>
    public static string? FaultOf(PresentedCertificate certificate, DateTimeOffset now)
    {
        if (now < certificate.Begins)
        {
            return $"the certificate is not valid before {certificate.Begins.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC";
        }

        return now < certificate.Ends ? null : (int)(now - certificate.Ends).TotalDays switch
        {
            0 => "the certificate ended less than a day ago",
            1 => "the certificate ended 1 day ago",
            var days => $"the certificate ended {days} days ago",
        };
    }

    /// <summary>What a check found; null when it saw no certificate.</summary>
    public static int? DaysIn(Evidence? evidence) =>
        evidence?.Facts?.TryGetValue("certificateDays", out var text) == true && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var days)
            ? days
            : null;

    public static string EndOf(int days) => days switch
    {
        < 0 => "the certificate has ended",
        0 => "the certificate ends within a day",
        1 => "the certificate ends in 1 day",
        _ => $"the certificate ends in {days} days",
    };
}
