namespace Nebula.Cli.Tests.Operating;

/// <summary>A request with its body, and what the functions answer.</summary>
internal sealed record OperatorExchange(string Request, string? Answer);
