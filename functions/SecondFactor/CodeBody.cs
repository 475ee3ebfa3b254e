namespace Nebula.Functions.SecondFactor;

/// <summary>A code: six digits of the app or, where it is asked for at a login, a recovery code.</summary>
internal sealed record CodeBody
{
    public string Code { get; init; } = "";
}
