namespace Nebula.Integrations.Http;

/// <summary>A server answered, but not as the product it should be.</summary>
/// <param name="expected">What its documentation promises.</param>
/// <param name="actual">What came, without any of its body.</param>
/// <param name="innerException">The reader's complaint, if there was one.</param>
public sealed class UnexpectedAnswerException(string expected, string actual, Exception? innerException = null)
    : Exception($"expected {expected}, got {actual}", innerException)
{
    /// <summary>What its documentation promises.</summary>
    public string Expected { get; } = expected;

    /// <summary>What came, without any of its body.</summary>
    public string Actual { get; } = actual;
}
