namespace Nebula.Homelab.Status.Checks.Conditions;

/// <summary>The names of what conditions can look at.</summary>
internal static class SubjectNames
{
    /// <summary>How long the answer took; every type of check has it.</summary>
    public const string Time = "time";

    public const string Status = "status";
    public const string Body = "body";

    /// <summary>Bytes of the body.</summary>
    public const string Size = "size";

    public const string Header = "header";
    public const string Json = "json";
    public const string Redirects = "redirects";

    /// <summary>How long the certificate is still valid.</summary>
    public const string Certificate = "certificate";

    /// <summary>What the records of a name say, in one line.</summary>
    public const string Answer = "answer";

    /// <summary>How many there are.</summary>
    public const string Records = "records";

    /// <summary>How long they may be kept.</summary>
    public const string Ttl = "ttl";

    /// <summary>What the comparison is made with, by subject.</summary>
    public static IReadOnlyDictionary<string, OperandKind> Kinds { get; } = new Dictionary<string, OperandKind>(StringComparer.Ordinal)
    {
        [Time] = OperandKind.Duration,
        [Status] = OperandKind.Number,
        [Body] = OperandKind.Text,
        [Size] = OperandKind.Number,
        [Header] = OperandKind.Text,
        [Json] = OperandKind.Any,
        [Redirects] = OperandKind.Number,
        [Certificate] = OperandKind.Duration,
        [Answer] = OperandKind.Text,
        [Records] = OperandKind.Number,
        [Ttl] = OperandKind.Duration,
    };

    /// <summary>Those for which the body has to be read.</summary>
    public static IReadOnlyList<string> OfBody { get; } = [Body, Size, Json];
}
