using System.Globalization;

namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>What an answer means for the check.</summary>
internal static class DnsVerdict
{
    private const string NoSuchName = "NXDOMAIN";

    public static ProbeOutcome Of(DnsCheck check, DnsAnswer answer, TimeSpan took)
    {
        var evidence = ProbeOutcome.NothingSeen with
        {
            Expected = check.ExpectedValues.Count > 0 ? PlainText.Of(string.Join(", ", check.ExpectedValues)) : $"a record of type {check.RecordType}",
            Actual = answer.Values.Count > 0 ? $"{PlainText.Of(answer.Text)} after {DurationText.Of(took)}" : $"no record, {answer.Code}",
            Facts = FactsOf(answer),
        };
        if (Fault(check, answer) is { } fault)
        {
            // Turned upside down, a name server in trouble says nothing of the name.
            return check.UpsideDown && answer.Code is not (DnsAnswer.NoError or NoSuchName)
                ? ProbeOutcome.Of(ServiceState.Unknown, fault, took, evidence)
                : ProbeOutcome.Of(ServiceState.Down, fault, took, evidence) with { Answered = false };
        }

        var (missing, unexpected) = Difference(check, answer);
        if (missing.Count == 0 && unexpected.Count == 0)
        {
            return ProbeOutcome.Of(ServiceState.Up, $"{check.RecordType} {PlainText.Of(answer.Text)}, {DurationText.Of(took)}", took, evidence) with { Answer = answer };
        }

        return ProbeOutcome.Of(ServiceState.Down, $"expected {evidence.Expected}, got {PlainText.Of(answer.Text)}", took, evidence with
        {
            Detail = string.Join("; ", Told("missing", missing).Concat(Told("not expected", unexpected))),
        });
    }

    private static string? Fault(DnsCheck check, DnsAnswer answer) => answer.Code switch
    {
        DnsAnswer.NoError => answer.Values.Count > 0 ? null : $"the name has no {check.RecordType} record",
        NoSuchName => "the name does not exist (NXDOMAIN)",
        "SERVFAIL" => "the name server could not find out (SERVFAIL)",
        "REFUSED" => "the name server refuses to answer (REFUSED)",
        var code => $"the name server answers with an error ({code})",
    };

    private static (List<string> Missing, List<string> Unexpected) Difference(DnsCheck check, DnsAnswer answer)
    {
        if (check.ExpectedValues.Count == 0)
        {
            return ([], []);
        }

        var expected = check.ExpectedValues.Select(value => DnsValues.Expected(check.RecordType, value)).ToList();
        return ([.. expected.Except(answer.Values)], [.. answer.Values.Except(expected)]);
    }

    private static IEnumerable<string> Told(string what, List<string> values) =>
        values.Count == 0 ? [] : [$"{what}: {PlainText.Of(string.Join(", ", values))}"];

    private static Dictionary<string, string> FactsOf(DnsAnswer answer)
    {
        var facts = new Dictionary<string, string>
        {
            ["responseCode"] = answer.Code,
            ["resolver"] = answer.Server.ToString(),
            ["records"] = answer.Values.Count.ToString(CultureInfo.InvariantCulture),
        };
        if (answer.Ttl is { } ttl)
        {
            facts["ttl"] = $"{ttl.TotalSeconds:0} s";
        }

        return facts;
    }
}
