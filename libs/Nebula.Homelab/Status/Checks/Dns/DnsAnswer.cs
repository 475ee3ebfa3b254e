using System.Net;
using DnsClient;
using Nebula.Homelab.Status.Checks.Conditions;

namespace Nebula.Homelab.Status.Checks.Dns;

/// <summary>What a name server said.</summary>
/// <param name="Code">As DNS names it: NOERROR, NXDOMAIN.</param>
/// <param name="Values">What the records of the type asked for say, sorted.</param>
/// <param name="Ttl">How long the first of them to end may be kept; null without records.</param>
/// <param name="Server">Who said it.</param>
internal sealed record DnsAnswer(string Code, IReadOnlyList<string> Values, TimeSpan? Ttl, IPEndPoint Server) : IAnswerFacts
{
    public const string NoError = "NOERROR";

    /// <summary>All values in one line.</summary>
    public string Text => string.Join(", ", Values);

    public static DnsAnswer Of(IDnsQueryResponse response, QueryType type)
    {
        // An alias on the way to an address is part of the answer, but was not asked for.
        var records = response.Answers.Where(record => (int)record.RecordType == (int)type).ToList();
        return new DnsAnswer(
            CodeOf(response.Header.ResponseCode),
            [.. records.Select(DnsValues.Of).OfType<string>().Distinct().Order(StringComparer.Ordinal)],
            records.Count == 0 ? null : TimeSpan.FromSeconds(records.Min(record => record.InitialTimeToLive)),
            new IPEndPoint(IPAddress.Parse(response.NameServer.Address), response.NameServer.Port));
    }

    public ConditionReading Read(ConditionSubject subject) => (subject.Name, Ttl) switch
    {
        (SubjectNames.Answer, _) => ConditionValue.Of(Text),
        (SubjectNames.Records, _) => ConditionValue.Of(Values.Count),
        (SubjectNames.Ttl, { } ttl) => ConditionValue.Of(ttl, $"{ttl.TotalSeconds:0}s"),
        _ => ConditionReading.Absent,
    };

    private static string CodeOf(DnsHeaderResponseCode code) => code switch
    {
        DnsHeaderResponseCode.NoError => NoError,
        DnsHeaderResponseCode.FormatError => "FORMERR",
        DnsHeaderResponseCode.ServerFailure => "SERVFAIL",
        DnsHeaderResponseCode.NotExistentDomain => "NXDOMAIN",
        DnsHeaderResponseCode.NotImplemented => "NOTIMP",
        DnsHeaderResponseCode.Refused => "REFUSED",
        _ => $"RCODE{(int)code}",
    };
}
