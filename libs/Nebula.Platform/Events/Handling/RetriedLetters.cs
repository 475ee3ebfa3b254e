namespace Nebula.Platform.Events.Handling;

/// <summary>How many dead letters will be tried again.</summary>
public sealed record RetriedLetters(int Retried);
