namespace Nebula.Homelab.Status.Checks.Ping;

/// <summary>What came back, or that nothing did.</summary>
internal sealed record EchoReply(bool IsAnswer, string Text, TimeSpan Took);
