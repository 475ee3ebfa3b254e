namespace Nebula.Homelab.Status.Checks.Domain;

/// <summary>What was last learned of a name, and when its registry may be asked again.</summary>
/// <param name="Answer">Null before there was one.</param>
/// <param name="At">When that was.</param>
/// <param name="NotBefore">When it may be asked again.</param>
/// <param name="Trouble">Why there was no answer the last time; null when there was one.</param>
internal sealed record KnownDomain(DomainAnswer? Answer, DateTimeOffset At, DateTimeOffset NotBefore, string? Trouble)
{
    /// <summary>The last answer was that it is not registered, though it was, and for longer than until now.</summary>
    public bool InDoubt { get; init; }
}
