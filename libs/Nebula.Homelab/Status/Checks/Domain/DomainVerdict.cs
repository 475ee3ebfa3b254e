using System.Globalization;

namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>What a registration means for the service that has the name.</summary>
internal static class DomainVerdict
{
    private static readonly (string Status, string Means)[] Gone =
    [
        ("pending delete", "is about to be deleted by the registry"),
        ("redemption period", "has been given up; for some weeks its registrar can still take it back"),
        ("client hold", "is taken out of DNS by its registrar"),
        ("server hold", "is taken out of DNS by the registry"),
    ];

    public static ProbeOutcome Of(DomainCheck check, DomainAnswer answer, DateTimeOffset now, TimeSpan? took)
    {
        var expected = check.WarnDays > 0 ? $"registered with more than {check.WarnDays} days left" : "registered";
        if (answer.Registration is not { } known)
        {
            return Outcome(ServiceState.Down, $"{check.Name} is not registered", "not registered", []);
        }

        var facts = FactsOf(known, now);
        if (Array.Find(Gone, gone => known.Statuses.Contains(gone.Status)) is { Means: { } means })
        {
            return Outcome(ServiceState.Down, $"{known.Name} {means}", string.Join(", ", known.Statuses), facts);
        }

        if (known.Ends is not { } ends)
        {
            return Outcome(ServiceState.Up, $"{known.Name} is registered; the registry does not tell until when", "registered", facts);
        }

        var days = CertificateTime.DaysLeft(ends, now);
        var left = EndOf(days);
        return ends <= now ? Outcome(ServiceState.Down, $"{known.Name} has expired", left, facts)
            : ends - now <= TimeSpan.FromDays(check.WarnDays) ? Outcome(ServiceState.Degraded, $"{known.Name} {left}", left, facts)
            : Outcome(ServiceState.Up, $"{known.Name} {left}", left, facts);

        ProbeOutcome Outcome(ServiceState state, string reason, string actual, Dictionary<string, string> told) => ProbeOutcome.Of(
            state, reason, took, ProbeOutcome.NothingSeen with { Expected = expected, Actual = actual, Facts = told.Count > 0 ? told : null });
    }

    private static Dictionary<string, string> FactsOf(Registration known, DateTimeOffset now)
    {
        var facts = new Dictionary<string, string> { ["domain"] = known.Name };
        if (known.Ends is { } ends)
        {
            facts["domainDays"] = CertificateTime.DaysLeft(ends, now).ToString(CultureInfo.InvariantCulture);
            facts["domainEnds"] = ends.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        }

        if (known.Statuses.Count > 0)
        {
            facts["statuses"] = PlainText.Of(string.Join(", ", known.Statuses));
        }

        if (known.Registrar is { } registrar)
        {
            facts["registrar"] = registrar;
        }

        return facts;
    }

    private static string EndOf(int days) => days switch
    {
        < 0 => "has expired",
        0 => "expires within a day",
        1 => "expires in 1 day",
        _ => $"expires in {days} days",
    };
}
